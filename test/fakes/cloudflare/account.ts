import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** What one Cloudflare account holds. Everything is found by name; `id` is what its API hands out. */
export interface Account {
  id: string
  token: string
  plan: 'paid' | 'free'
  subdomain: string | null
  /** Permissions that the token lacks, by the first words of the path: 'd1', 'queues', 'r2', 'workers'. */
  denied: Set<string>
  r2Enabled: boolean
  databases: Map<string, Database>
  buckets: Set<string>
  objects: Set<string> // 'bucket/key'
  queues: Map<string, Queue>
  workers: Map<string, Worker>
  domains: Map<string, { hostname: string; service: string }>
}

export interface Database {
  uuid: string
  name: string
  sql: DatabaseSync
  /** The calls that changed it, in order: each moves its bookmark. */
  changes: string[]
}

export interface Queue {
  queue_id: string
  queue_name: string
  consumers: Consumer[]
}

export interface Consumer {
  consumer_id: string
  type: string
  script: string
  dead_letter_queue?: string
  settings: Record<string, unknown>
}

export interface Worker {
  name: string
  secrets: Map<string, string>
  versions: Version[] // oldest first
  deployed: string // id of a version
  crons: string[]
  subdomain: { enabled: boolean; previews_enabled: boolean }
  tags: string[]
}

export interface Version {
  id: string
  main: string
  modules: Map<string, string>
  bindings: Binding[]
  compatibilityDate: string
}

export interface Binding extends Record<string, unknown> {
  type: string
  name: string
}

export const newAccount = (changes: Partial<Account> = {}): Account => ({
  id: 'a'.repeat(32),
  token: 'token-of-the-account',
  plan: 'paid',
  subdomain: 'acme',
  denied: new Set(),
  r2Enabled: true,
  databases: new Map(),
  buckets: new Set(),
  objects: new Set(),
  queues: new Map(),
  workers: new Map(),
  domains: new Map(),
  ...changes,
})

export const newId = (): string => randomUUID()

export const liveVersion = (worker: Worker): Version | undefined =>
  worker.versions.find(({ id }) => id === worker.deployed)

/** A refusal in the words and with the number that Cloudflare gives it. */
export class Refused extends Error {
  readonly status: number
  readonly code: number

  constructor(status: number, code: number, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
