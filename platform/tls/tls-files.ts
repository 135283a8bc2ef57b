import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ConfigurationError, readVariable } from '#platform/env.ts'

/** Where a server's own certificate is, and its key: paths of files in PEM. */
export type TlsFiles = { readonly certificate: string; readonly key: string }
/** What is in them. */
export type TlsKey = { readonly cert: string; readonly key: string }

/** The files that the settings name; null: this installation speaks http, to a proxy on the same machine or network. */
export function tlsFiles(): TlsFiles | null {
  const certificate = readVariable('TLS_CERTIFICATE')
  const key = readVariable('TLS_KEY')
  if (certificate === undefined && key === undefined) return null
  if (certificate === undefined || key === undefined)
    throw new ConfigurationError(
      `${certificate === undefined ? 'TLS_CERTIFICATE' : 'TLS_KEY'} is missing: a certificate and its key are set together.`,
    )
  return { certificate, key }
}

/** What is in the files, where it can be served; else one line says which of them is wrong, and how. */
export function readTlsKey(files: TlsFiles): TlsKey {
  const cert = read('TLS_CERTIFICATE', files.certificate)
  const key = read('TLS_KEY', files.key)
  const certificate = parsed('TLS_CERTIFICATE', 'certificate', () => new X509Certificate(cert))
  const privateKey = parsed('TLS_KEY', 'key without a passphrase', () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey))
    throw new ConfigurationError('TLS_KEY is not the key of the first certificate in TLS_CERTIFICATE.')
  return { cert, key }
}

function read(name: string, path: string): string {
  try {
    return readFileSync(/* turbopackIgnore: true */ path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown'
    throw new ConfigurationError(`${name} names a file that cannot be read (${code}): ${path}.`)
  }
}

function parsed<Value>(name: string, what: string, parse: () => Value): Value {
  try {
    return parse()
  } catch {
    throw new ConfigurationError(`${name} names a file that holds no ${what} in PEM.`)
  }
}
