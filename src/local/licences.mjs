import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './setup.mjs'

/** What may be given on under MIT, whatever it is linked with. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'CC0-1.0', 'Zlib']

const read = file => JSON.parse(readFileSync(file, 'utf8'))

/** Every package that is in the Worker, those that others bring included: {name, version, licence}, as node_modules says. */
export function production(root = ROOT) {
  const found = new Map()
  const visit = (name, from) => {
    const folder = folderOf(name, from, root)
    if (!folder) throw new Error(`${name} is not installed: run npm ci`)
    if (found.has(folder)) return
    const { version, license, licenses, dependencies = {} } = read(path.join(folder, 'package.json'))
    found.set(folder, { name, version, licence: license ?? licenses?.[0]?.type ?? 'none' })
    for (const each of Object.keys(dependencies)) visit(each, folder)
  }
  for (const name of Object.keys(read(path.join(root, 'package.json')).dependencies)) visit(name, root)
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** As Node looks for it: in the folder that asks, then in those above. */
function folderOf(name, from, root) {
  for (let at = from; at.startsWith(root); at = path.dirname(at)) {
    const folder = path.join(at, 'node_modules', name)
    if (existsSync(path.join(folder, 'package.json'))) return folder
  }
  return null
}

/** 'MIT', '(MIT OR GPL-3.0)': one of the choices is enough. */
export const isAllowed = licence =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some(choice => choice.split(/ AND /).every(each => ALLOWED.includes(each.trim())))

/** Names in package.json whose version is not one version. */
export function unpinned(root = ROOT) {
  const { dependencies, devDependencies } = read(path.join(root, 'package.json'))
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`)
}

/** Packages of the lock file whose bytes are not told by a digest. */
export const unsealed = (root = ROOT) =>
  Object.entries(read(path.join(root, 'package-lock.json')).packages)
    .filter(([folder, { integrity, link }]) => folder !== '' && !link && !/^sha512-/.test(integrity ?? ''))
    .map(([folder]) => folder)
