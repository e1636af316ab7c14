import { spawnSync } from 'node:child_process'
import { fail, ROOT, ready } from './setup.mjs'

await ready()
const { isAllowed, production, unpinned, unsealed } = await import('./licences.mjs')

const packages = production()
for (const { name, version, licence } of packages)
  console.info(`${isAllowed(licence) ? '✓' : '✗'} ${name} ${version} · ${licence}`)
const wrong = [
  ...packages.filter(({ licence }) => !isAllowed(licence)).map(({ name, licence }) => `${name} is under ${licence}`),
  ...unpinned().map(each => `${each} is not one version`),
  ...unsealed().map(folder => `${folder} has no digest in package-lock.json`),
]
if (wrong.length > 0) fail(`Not as it should be: ${wrong.join('; ')}.`)
console.info(
  `\n${packages.length} packages are in the Worker; their licences go with MIT, and each is one version with a digest.`,
)

const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: ROOT,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const told = answerOf(asked.stdout)
if (!told?.vulnerabilities) {
  console.info(
    `\nWhether a weakness is known in one of them was not asked: npm's registry did not tell (${told?.message ?? 'no answer'}).`,
  )
} else {
  const known = Object.values(told.vulnerabilities)
  for (const { name, severity, via } of known)
    console.info(`✗ ${name}: ${severity}, ${via.map(each => each.title ?? each).join('; ')}`)
  if (known.length > 0)
    fail(
      `npm knows weaknesses in ${known.length} of them: raise those, or say in SECURITY.md why they do not matter here.`,
    )
  console.info('npm knows of no weakness in any of them.')
}

function answerOf(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
