import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { secrets, variables } from '#platform/environment-variables.ts'
import { root } from '#platform/processes/step.ts'

/**
 * What hospitals deploy from `deploy/`: each names only what there is, and withholds what is not needed. That the application
 * starts as the image starts it is seen in start-tls.test.ts.
 */

const read = (file: string) => readFile(join(root, 'deploy', file), 'utf8')
/** Of Node itself, and of what is no setting of ours. */
const others = ['NODE_ENV', 'NODE_USE_SYSTEM_CA']
const inFiles = secrets.map((name) => `${name}_FILE`)
const knownNames = new Set([...Object.keys(variables), ...inFiles, ...others])
/** Secrets that stand in the environment itself, where whoever may look at a container or a unit reads them. */
const secretsAmong = (names: Iterable<string>) => [...names].filter((name) => secrets.some((secret) => secret === name))
const unknownAmong = (names: Iterable<string>) => [...names].filter((name) => !knownNames.has(name))

describe('the container', () => {
  test('is of a slim Node 24, belongs to nobody who runs it, and tells its health', async () => {
    const dockerfile = await read('Dockerfile')
    const stages = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
    expect(stages).toEqual(['node:24-slim', 'node:24-slim'])
    expect([...dockerfile.matchAll(/^USER (\S+)/gm)].at(-1)?.[1]).toBe('10001:10001')
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\n +CMD .*scripts\/health\.ts/m)
    expect(dockerfile).not.toMatch(/COPY .*--chown/)
    expect(
      unknownAmong(
        [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, line = '']) => line.match(/[A-Z_]+(?==)/g) ?? []),
      ),
    ).toEqual([])
  })

  test('gets no file that holds a secret, or that another machine built', async () => {
    const ignoredPaths = (await read('Dockerfile.dockerignore')).split('\n')
    for (const file of ['.git', '.data', '.env*', 'node_modules', '.next', 'deploy/key', 'deploy/secrets'])
      expect(ignoredPaths).toContain(file)
  })
})

describe('the composition', () => {
  const Service = z.object({
    environment: z.record(z.string(), z.string()),
    read_only: z.literal(true),
    cap_drop: z.tuple([z.literal('ALL')]),
    security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  })

  test('names settings that there are, with a root file system that is read only, and each value is asked for', async () => {
    const text = await read('compose.yaml')
    const { services, networks } = parse(text)
    const settings = Object.keys(Service.parse(services.curtain).environment)
    expect([unknownAmong(settings), secretsAmong(settings)]).toEqual([[], []])
    expect(services.database).not.toHaveProperty('environment.POSTGRES_PASSWORD')
    expect([services.database.secrets, services.proxy.secrets]).toEqual([['database_password'], undefined])
    expect(services.curtain.secrets).toEqual(['database_url', 'curtain_keys', 'smtp_url'])
    expect(services.database.ports).toBeUndefined()
    expect(networks.inside.internal).toBe(true)
    // What is unencrypted is in that network; the proxy speaks no TLS before 1.2, and of that the good ciphers alone.
    expect(services.curtain.environment.ALLOW_UNENCRYPTED).toBe('database')
    expect(services.database.networks).toEqual(['inside'])
    const caddyfile = await read('Caddyfile')
    expect(caddyfile).toMatch(/tls \{\s+protocols tls1\.2 tls1\.3\s/)
    // Of a public authority, unless a line here says otherwise.
    expect(caddyfile).not.toMatch(/tls internal|issuer internal|auto_https|tls .*\.pem|http:\/\//)
    const [, ciphers = ''] = /\n\s+ciphers (.*)/.exec(caddyfile) ?? []
    expect(ciphers.split(' ').length).toBeGreaterThan(2)
    for (const cipher of ciphers.split(' '))
      expect(cipher).toMatch(/^TLS_ECDHE_(ECDSA|RSA)_WITH_(AES_\d+_GCM_SHA\d+|CHACHA20_POLY1305_SHA256)$/)
    // Inside too, with one certificate that the proxy trusts, and a key that it has not.
    expect(services.curtain.environment).toMatchObject({ TLS_CERTIFICATE: '/certificate/curtain.crt' })
    expect(caddyfile).toMatch(
      /reverse_proxy https:\/\/curtain:3000 \{[^}]*tls_trust_pool file \/etc\/caddy\/curtain\/curtain\.crt/s,
    )
    expect(caddyfile).not.toContain('insecure')
    expect(services.proxy.volumes).toContain('./certificate:/etc/caddy/curtain:ro')
    expect(services.proxy.volumes.join()).not.toContain('key')
    const usedVariables = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name))
    const example = (await read('compose.env.example')).match(/^\w+(?==)/gm)
    expect([...usedVariables].sort()).toEqual([...(example ?? [])].sort())
  })
})

describe('the manifests', () => {
  test('name settings that there are, and withhold what is not needed', async () => {
    const documents = parseAllDocuments(await read('kubernetes/curtain.yaml')).map((document) => document.toJS())
    expect(documents.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'Ingress', 'PodDisruptionBudget'])
    const [deployment] = documents
    const pod = deployment.spec.template.spec
    const [container] = pod.containers
    const settings: string[] = container.env.map(({ name }: { name: string }) => name)
    expect([unknownAmong(settings), secretsAmong(settings), container.envFrom]).toEqual([[], [], undefined])
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10_001 })
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    expect(container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual([
      ...['/data', '/tmp', '/inside', '/secrets'],
    ])
    // Whoever waits for their database must not be killed for it.
    expect(container.livenessProbe.httpGet.path).toBe('/api/health/live')
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
      expect(container[probe].httpGet).toMatchObject({ port: 'https', scheme: 'HTTPS' })
    const { annotations } = documents.find(({ kind }) => kind === 'Ingress').metadata
    expect(annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS',
      'nginx.ingress.kubernetes.io/proxy-ssl-verify': 'on',
    })
  })
})

test('dashboard and alarms ask for metrics that there are, and each alarm says what to do', async () => {
  const [dashboard, alarms, guide, ...sources] = await Promise.all([
    read('grafana-dashboard.json'),
    read('alarms.yaml'),
    read('../docs/deployment.md'),
    read('../server/metrics/web-metrics.ts'),
    read('../server/metrics/worker-metrics.ts'),
  ])
  const namedVariables = new Set(
    [...`${dashboard}${alarms}`.matchAll(/curtain_[a-z0-9_]+/g)].map(([name]) =>
      name.replace(/_(bucket|count|sum)$/, ''),
    ),
  )
  const ours = [...namedVariables].filter((name) => !/^curtain_(nodejs|process)_/.test(name))
  expect(ours.filter((name) => !sources.some((source) => source.includes(`'${name}'`)))).toEqual([])
  expect(JSON.parse(dashboard).panels.length).toBeGreaterThan(6)
  // Grouped by labels that there are: `le` is of every histogram, and `process` of every process.
  const groups = [...`${dashboard}${alarms}`.matchAll(/\bby \(([^)]+)\)/g)].flatMap(([, names = '']) =>
    names.split(', '),
  )
  expect(groups.length).toBeGreaterThan(5)
  const isLabel = (name: string) => sources.some((source) => source.includes(`'${name}'`))
  expect(groups.filter((name) => !['le', 'process'].includes(name) && !isLabel(name))).toEqual([])
  const rules: { alert: string }[] = parse(alarms).groups[0].rules
  for (const { alert } of rules) expect(guide).toMatch(new RegExp(`\\| ${alert} +\\|`))
})

test('the unit of systemd has a user of its own, and names settings that there are', async () => {
  const unit = await read('systemd/curtain.service')
  expect(unit).toMatch(/^User=curtain$/m)
  for (const line of ['ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet='])
    expect(unit).toContain(line)
  const names = [...unit.matchAll(/^Environment=(.+)$/gm)].flatMap(([, line = '']) => line.match(/[A-Z_]+(?==)/g) ?? [])
  expect([unknownAmong(names), secretsAmong(names)]).toEqual([[], []])
  const credentials = [...unit.matchAll(/^LoadCredential=(\w+):/gm)].map(([, name]) => name)
  const paths = [...unit.matchAll(/_FILE=%d\/(\w+)$/gm)].map(([, name]) => name)
  expect([credentials, paths]).toEqual(Array(2).fill(['database_url', 'curtain_keys']))
})
