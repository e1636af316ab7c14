import { describe, expect, test } from 'vitest'
import { atHost, databasesOf } from '../src/db/databases.ts'

const SHAPE = 'write a host in small letters, without scheme or port, "=", and a binding as DB_2'

describe('BRAND_DATABASES', () => {
  test('says which hosts have a database of their own', () => {
    const text = ' offers.brand.example = DB_2,www.other.example=DB_3, brand-b.localhost=DB_2, '
    expect([...databasesOf(text, ['DB_2', 'DB_3'])]).toEqual([
      ['offers.brand.example', 'DB_2'],
      ['www.other.example', 'DB_3'],
      ['brand-b.localhost', 'DB_2'],
    ])
    expect(databasesOf('').size).toBe(0)
  })

  test.each([
    ['offers.brand.example', SHAPE],
    ['offers.brand.example=', SHAPE],
    ['=DB_2', SHAPE],
    ['https://offers.brand.example=DB_2', SHAPE],
    ['offers.brand.example:8787=DB_2', SHAPE],
    ['offers.brand.example/a=DB_2', SHAPE],
    ['Offers.brand.example=DB_2', SHAPE],
    ['offers..example=DB_2', SHAPE],
    ['*.brand.example=DB_2', SHAPE],
    ['offers.brand.example=DB', SHAPE],
    ['offers.brand.example=FILES', SHAPE],
    ['offers.brand.example=DB_2=DB_3', SHAPE],
    ['a.example=DB_9', 'wrangler.toml has no [[d1_databases]] with binding = "DB_9"'],
  ])('"%s" is refused with what is wrong with it', (text, why) => {
    expect(() => databasesOf(`first.example=DB_2, ${text}`, ['DB_2', 'DB_3'])).toThrow(
      new Error(`BRAND_DATABASES says "${text}": ${why}.`),
    )
  })

  test('a host that is named twice is refused', () => {
    expect(() => databasesOf('a.example=DB_2, a.example=DB_3')).toThrow('this host has a database already')
  })
})

describe('a request', () => {
  const env = {
    DB: 'the first',
    DB_2: 'the second',
    SIGNING_KEY: 'k',
    MAIL_FROM: 'x',
    BRAND_DATABASES: 'own.example=DB_2',
  } as unknown as Env

  test('has the database of its host, on any port; every other host has DB', () => {
    const of = (url: string) => atHost(env, url).DB
    expect(['https://own.example/a?b', 'http://own.example:8787/', 'http://OWN.example'].map(of)).toEqual(
      Array(3).fill('the second'),
    )
    expect(['https://www.own.example', 'https://own.example.org', 'https://like2lead.workers.dev'].map(of)).toEqual(
      Array(3).fill('the first'),
    )
  })

  test('has all other settings as they are, and a signing key that is good on its database alone', () => {
    const { DB, SIGNING_KEY, DATABASE, ...rest } = atHost(env, 'https://own.example/')
    expect(rest).toMatchObject({ MAIL_FROM: 'x', BRAND_DATABASES: env.BRAND_DATABASES })
    expect([SIGNING_KEY === env.SIGNING_KEY, DATABASE]).toEqual([false, 'DB_2'])
    expect(atHost(env, 'https://else.example/')).toBe(env)
  })

  test('is not answered from a wrong database while BRAND_DATABASES is wrong', () => {
    const wrong = { ...env, BRAND_DATABASES: 'own.example=DB_7' } as unknown as Env
    expect(() => atHost(wrong, 'https://else.example/')).toThrow('no [[d1_databases]] with binding = "DB_7"')
  })
})
