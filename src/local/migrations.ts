import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './setup.mjs'

export const MIGRATIONS = path.join(ROOT, 'migrations')

/** In the order in which they are applied. */
export const migrationFiles = (folder = MIGRATIONS): string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
