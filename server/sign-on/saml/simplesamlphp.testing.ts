import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnvironment } from '#platform/env.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import type { Key } from './provider.testing.ts'

/** Where Debian's package puts it. */
const installFolder = '/usr/share/simplesamlphp'

/** Whether this machine has it, and PHP to run it. */
export function hasSimplesamlphp(): boolean {
  return existsSync(join(installFolder, 'www/module.php')) && spawnSync('php', ['-v']).status === 0
}

export type Simplesamlphp = { readonly metadataAddress: string; readonly stop: () => Promise<void> }

/**
 * simplesamlphp as a provider, under PHP's own server, with everything of its own in a folder that goes with it. Whoever comes is
 * signed in at once, as the person with these attributes.
 *
 * @param service our own metadata, which it reads as it is.
 */
export async function startSimplesamlphp(
  service: string,
  { privateKey, certificate }: Key,
  person: Readonly<Record<string, readonly string[]>>,
): Promise<Simplesamlphp> {
  const folder = await mkdtemp(join(tmpdir(), 'curtain-simplesamlphp-'))
  const address = `http://localhost:${await findFreePort()}`
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  for (const name of ['metadata', 'log', 'data', 'temp', 'sessions']) await mkdir(join(folder, name))
  await symlink(join(installFolder, 'config/attributemap'), join(folder, 'attributemap'))
  await write('key.pem', String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  await write('certificate.pem', `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`)
  await write('service.xml', service)
  await write('config.php', configuration(folder, address))
  await write('authsources.php', `<?php $config = ['one' => ['exampleauth:StaticSource', ${listOf(person)}]];`)
  await write(
    'metadata/saml20-idp-hosted.php',
    `<?php $metadata['${address}/provider'] = ['host' => '__DEFAULT__', 'auth' => 'one', 'privatekey' => 'key.pem',
      'certificate' => 'certificate.pem', 'authproc' => [1 => ['class' => 'saml:PersistentNameID', 'attribute' => 'uid']]];`,
  )
  const server = spawn(
    'php',
    ['-d', 'display_errors=0', '-d', `session.save_path=${folder}/sessions`, '-S', new URL(address).host, '-t', 'www'],
    {
      cwd: installFolder,
      env: childEnvironment({ SIMPLESAMLPHP_CONFIG_DIR: folder }),
      stdio: 'ignore',
    },
  )
  await answers(`${address}/`, server)
  return {
    metadataAddress: `${address}/saml2/idp/metadata.php`,
    stop: async () => {
      const exit = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await exit
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function configuration(folder: string, address: string): string {
  return `<?php $config = [
    'baseurlpath' => '${address}/', 'certdir' => '${folder}/', 'metadatadir' => '${folder}/metadata/',
    'loggingdir' => '${folder}/log/', 'datadir' => '${folder}/data/', 'tempdir' => '${folder}/temp',
    'attributenamemapdir' => '${folder}/attributemap/', 'secretsalt' => 'for tests', 'auth.adminpassword' => 'for tests',
    'logging.handler' => 'file', 'store.type' => 'phpsession', 'session.phpsession.savepath' => '${folder}/sessions',
    'enable.saml20-idp' => true, 'admin.protectmetadata' => false, 'timezone' => 'UTC',
    'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
    'metadata.sources' => [['type' => 'flatfile'], ['type' => 'xml', 'file' => '${folder}/service.xml']],
  ];`
}

function listOf(person: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(person)
    .map(([name, values]) => `'${name}' => [${values.map((value) => `'${value}'`).join(', ')}]`)
    .join(', ')
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`php ended with ${server.exitCode}`)
    const response = await fetch(address).catch(() => null)
    if (response !== null) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Follows a browser's way through it, to the form that it posts to us. */
export async function passThroughSimplesamlphp(goTo: string): Promise<{ action: string; samlResponse: string }> {
  const cookies = new Map<string, string>()
  let address = goTo
  for (let steps = 0; steps < 10; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) {
      const page = await response.text()
      const of = (pattern: RegExp) => (pattern.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
      const samlResponse = of(/name="SAMLResponse" value="([^"]*)"/)
      if (samlResponse === '') throw new Error(`simplesamlphp answered ${response.status}: ${page.slice(0, 2000)}`)
      return { action: of(/<form[^>]*action="([^"]*)"/), samlResponse }
    }
    address = new URL(location, address).href
  }
  throw new Error('simplesamlphp leads in circles')
}
