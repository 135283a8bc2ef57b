import { createHash, type KeyObject } from 'node:crypto'
import { type Manifest, ManifestSchema } from '#domain/auditing/manifest.ts'
import { packFiles } from '#domain/auditing/pack-files.ts'
import { isSigned, publicKeyPem } from '#platform/signing/signing-key.ts'
import type { Findings } from './findings.ts'
import type { PackReader } from './pack-reader.ts'

const unlistedFiles: readonly string[] = [packFiles.manifest, packFiles.manifestSignature, packFiles.publicKey]

/** The manifest with its signature, and every file against it. Null where there is no manifest to go by. */
export async function checkManifest(
  pack: PackReader,
  key: KeyObject | null,
  findings: Findings,
): Promise<Manifest | null> {
  const text = await pack.bytes(packFiles.manifest)
  if (key !== null && !isSigned(text, await pack.bytes(packFiles.manifestSignature), key))
    findings.add('signature', `${packFiles.manifest} is not what ${packFiles.manifestSignature} was signed for`)
  if (key !== null && (await pack.text(packFiles.publicKey)) !== publicKeyPem(key))
    findings.add('key', `${packFiles.publicKey} is another key than the one that sealed the file`)
  const parseResult = ManifestSchema.safeParse(JSON.parse(text.toString('utf8')))
  if (!parseResult.success) {
    findings.add(
      'manifest',
      `${packFiles.manifest} does not say what a manifest of format 2 says: verify a pack with the version that made it`,
    )
    return null
  }
  await checkFiles(pack, parseResult.data, findings)
  return parseResult.data
}

async function checkFiles(pack: PackReader, { files }: Manifest, findings: Findings): Promise<void> {
  const listedNames = new Set(files.map(({ name }) => name))
  for (const name of pack.names)
    if (!listedNames.has(name) && !unlistedFiles.includes(name)) findings.add('file', `${name} is not in the manifest`)
  for (const { name, bytes, sha256 } of files) {
    if (!pack.names.includes(name)) {
      findings.add('file', `${name} is in the manifest and missing`)
      continue
    }
    const hash = createHash('sha256')
    let size = 0
    try {
      for await (const chunk of pack.chunks(name)) {
        hash.update(chunk)
        size += chunk.length
      }
    } catch (error) {
      findings.add('file', `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
      continue
    }
    if (size !== bytes || hash.digest('hex') !== sha256) findings.add('file', `${name} is not the file of the manifest`)
  }
}
