import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkEnvironment, childEnvironment, readVariable, secretSetting, setEnvironment } from './env.ts'
import { secrets, variables, withoutSecrets } from './environment-variables.ts'
import { keysIn, passwordKeysOf, readKeys } from './keys.ts'
import { root } from './processes/step.ts'

/** Secrets as a vault hands them out: files, in a folder of this test's own. */

const key = '3c'.repeat(32)
const ownerUrl = 'postgresql://owner:sesame@127.0.0.1:1/curtain'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curtain-secrets-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

let files = 0
/** A file of its own for each text, because a process reads each once. */
async function fileWith(text: string | Uint8Array): Promise<string> {
  const path = join(folder, `${files++}`)
  await writeFile(path, text, { mode: 0o600 })
  return path
}

const withoutAny = () => {
  for (const name of secrets) vi.stubEnv(name, '')
  vi.stubEnv('OUTBOUND_HOSTS', 'login.example')
}

/** A value that each takes. */
const rightFor = (name: (typeof secrets)[number]) =>
  [ownerUrl, key, 'smtps://user:sesame@mail.example', 'http://user:sesame@proxy.example', 'api-key=sesame'].find(
    (text) => variables[name].schema.safeParse(text).success,
  ) ?? ''

describe('a secret in a file', () => {
  test.each(secrets)('%s is what the file says without the newline at its end', async (name) => {
    withoutAny()
    const text = rightFor(name)
    vi.stubEnv(name, text)
    const given = readVariable(name)
    expect(given).toBeDefined()
    vi.stubEnv(name, '')
    for (const end of ['', '\n', '\r\n']) {
      vi.stubEnv(`${name}_FILE`, await fileWith(`${text}${end}`))
      expect(readVariable(name)).toEqual(given)
      expect(checkEnvironment).not.toThrow()
    }
  })

  test('is read through the links that Kubernetes makes, and once: what is renewed holds from the next start', async () => {
    withoutAny()
    const [file, link] = [await fileWith(key), join(folder, 'link')]
    await symlink(file, link)
    vi.stubEnv('CURTAIN_KEYS_FILE', link)
    expect(await readKeys()).toEqual(keysIn(key))
    await rm(file)
    expect(await readKeys()).toEqual(keysIn(key))
  })

  test('is held to what the variable is held to, in the same words, and is never told', async () => {
    withoutAny()
    for (const [name, text] of [
      ['CURTAIN_KEYS', 'sesame'],
      ['NEXTAUTH_SECRET', 'sesame'],
      ['SMTP_URL', 'https://user:sesame@mail.example'],
      ['DATABASE_URL', 'postgresql://owner:sesame@db.example/curtain'],
      ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key=sesame%zz'],
    ] as const) {
      const said = () => {
        try {
          checkEnvironment()
        } catch (error) {
          return error instanceof Error ? error.message : ''
        }
        return ''
      }
      vi.stubEnv(name, text)
      const ofVariable = said()
      vi.stubEnv(name, '')
      vi.stubEnv(`${name}_FILE`, await fileWith(`${text}\n`))
      expect(said()).toBe(ofVariable)
      expect(ofVariable).toMatch(new RegExp(`^${name} [^\n]+$`))
      expect(ofVariable).not.toContain('sesame')
      vi.stubEnv(`${name}_FILE`, '')
    }
  })

  test('that cannot be one is refused with a line that names the setting, the path and what was expected', async () => {
    withoutAny()
    const inner = join(folder, 'folder')
    await mkdir(inner)
    const refused: [string, string][] = [
      [join(folder, 'nowhere'), 'is not there'],
      [inner, 'is a folder'],
      ['/dev/null', 'is no regular file'],
      [join(await fileWith('sesame'), 'below'), 'cannot be read (ENOTDIR)'],
      [await fileWith(''), 'is empty'],
      [await fileWith('\n'), 'is empty'],
      [await fileWith('sesame'.repeat(11_000)), 'is larger than 64 KB'],
      [await fileWith(Uint8Array.of(0xff, 0xfe)), 'is not text in UTF-8'],
    ]
    for (const [path, problem] of refused) {
      vi.stubEnv('SIGNING_KEY_FILE', path)
      const line = `SIGNING_KEY_FILE must name a file with 64 hexadecimal digits in lower case: ${path} ${problem}.`
      expect(() => readVariable('SIGNING_KEY')).toThrow(expect.objectContaining({ message: line }))
      expect(checkEnvironment).toThrow(expect.objectContaining({ message: line }))
    }
  })

  test('beside the variable itself is refused: nobody could tell which of them holds', async () => {
    withoutAny()
    vi.stubEnv('CURTAIN_KEYS', key)
    vi.stubEnv('CURTAIN_KEYS_FILE', await fileWith(key))
    const line = 'CURTAIN_KEYS and CURTAIN_KEYS_FILE are both set: keep one of them.'
    expect(checkEnvironment).toThrow(expect.objectContaining({ message: line }))
  })
})

describe('other processes', () => {
  test('get a secret one way, and none that only the supervisor may know', async () => {
    withoutAny()
    for (const name of secrets) vi.stubEnv(`${name}_FILE`, `/run/secrets/${name}`)
    const left = (environment: NodeJS.ProcessEnv) =>
      secrets.map((name) => `${name}_FILE`).filter((setting) => environment[setting] !== undefined)
    expect(left(childEnvironment(withoutSecrets))).toEqual([])
    const plain = left(childEnvironment({}))
    expect(plain).toContain('SMTP_URL_FILE')
    for (const name of ['DATABASE_URL_FILE', 'CURTAIN_KEYS_FILE']) expect(plain).not.toContain(name)
    const web = childEnvironment({ ...withoutSecrets, ...secretSetting('SMTP_URL'), NEXTAUTH_SECRET: key })
    expect(left(web)).toEqual(['SMTP_URL_FILE'])
    expect(web).toMatchObject({ NEXTAUTH_SECRET: key, SMTP_URL: undefined })
    vi.stubEnv('SMTP_URL', 'smtps://mail.example')
    expect(childEnvironment({ SMTP_URL_FILE: '/run/other' })).not.toHaveProperty('SMTP_URL')
    setEnvironment({ SIGNING_KEY: key })
    expect(readVariable('SIGNING_KEY')).toBe(key)
  })

  const script = async (command: string, settings: Readonly<Record<string, string>>) => {
    const [name, ...words] = command.split(' ')
    const env = childEnvironment({ ...withoutSecrets, DATA_DIR: folder, ...settings })
    return promisify(execFile)(process.execPath, [`scripts/${name}.ts`, ...words], { cwd: root, env }).then(
      ({ stdout }) => ({ status: 0, said: stdout }),
      ({ code, stderr }) => ({ status: code, said: String(stderr) }),
    )
  }

  test('that are started with files alone derive what the variables would have given them', async () => {
    const { said } = await script('keys', { CURTAIN_KEYS_FILE: await fileWith(`${key}\n`) })
    expect(said).toContain(`PASSWORD_KEYS=${passwordKeysOf(keysIn(key))}\n`)
  })

  test.each(['start', 'backup never-made', 'admin-create'])(
    '%s says in one line what is wrong with a file',
    async (command) => {
      const settings = { DATABASE_URL_FILE: join(folder, 'nowhere'), CURTAIN_KEYS: key }
      const { status, said } = await script(command, settings)
      expect(status).toBe(1)
      expect(said).toMatch(/^DATABASE_URL_FILE must name a file with an address such as .* is not there\.\n$/)
    },
  )
})
