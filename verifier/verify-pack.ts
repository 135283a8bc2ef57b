import type { KeyObject } from 'node:crypto'
import { fingerprintOf, publicBytes } from '#platform/signing/signing-key.ts'
import { checkManifest } from './check-bytes.ts'
import { checkPeople } from './check-figures.ts'
import { checkShares } from './check-shares.ts'
import { checkTrail } from './check-trail.ts'
import { Findings } from './findings.ts'
import { readContent } from './pack-content.ts'
import { checkSeal, PackReader } from './pack-reader.ts'

/** Whose seal it must be; without any the seal is checked against the key in the pack, which proves nothing of whose. */
export type Expectation = { readonly key: KeyObject | null; readonly fingerprint: string | null }

export type Verification = {
  /** What was checked, in the order in which it was, whatever came of it. */
  readonly checked: readonly string[]
  /** What does not hold. Empty: everything does. */
  readonly findings: readonly string[]
  /** Of the key that sealed it; null where there is no seal. */
  readonly fingerprint: string | null
}

/**
 * Verifies an auditor pack: the seal over every byte, manifest and signature, versions, verdicts, the audit trail's chain,
 * and every figure of the report, computed again from the answers. Without database or network.
 *
 * @throws when the file cannot be read at all.
 */
export async function verifyPack(path: string, expectation: Expectation): Promise<Verification> {
  const findings = new Findings()
  const checks: string[] = []
  const seal = await checkSeal(path)
  const key = seal.publicKey?.publicKey ?? null
  const fingerprint = key === null ? null : fingerprintOf(key)
  if (!seal.holds) findings.add('seal', 'The file is not as it was sealed: bytes were changed, added or taken out')
  else checks.push('the seal over every byte of the file')
  if (expectation.key !== null && (key === null || !publicBytes(key).equals(publicBytes(expectation.key))))
    findings.add('key', 'It was sealed with another key than the one given')
  if (expectation.fingerprint !== null && expectation.fingerprint !== fingerprint)
    findings.add('key', `It was sealed with the key ${fingerprint ?? '(none)'}, not with ${expectation.fingerprint}`)
  try {
    const pack = await PackReader.open(path)
    try {
      await checkInside(pack, key, { findings, checked: checks })
    } finally {
      pack.close()
    }
  } catch (error) {
    findings.add('reading', `It cannot be read further: ${error instanceof Error ? error.message : String(error)}`)
  }
  return { checked: checks, findings: findings.sentences(), fingerprint }
}

async function checkInside(
  pack: PackReader,
  key: KeyObject | null,
  { findings, checked }: { findings: Findings; checked: string[] },
): Promise<void> {
  const manifest = await checkManifest(pack, key, findings)
  if (manifest === null) return
  checked.push(`the manifest’s signature, and ${manifest.files.length} files against it`)
  const organisationId = manifest.organisation.id
  const trail = await checkTrail(pack, { organisationId }, findings)
  const without = trail.redacted === 0 ? '' : ` (${trail.redacted} of them redacted, as later ones say)`
  checked.push(`${trail.events} events of the audit trail${without}, chained up to ${trail.head || 'nothing'}`)
  const content = await readContent(pack, findings)
  const figures = { pack, content, asOf: new Date(manifest.asOf), findings }
  const { answers, people, compared, recomputed } = await checkPeople(figures)
  checked.push(`${answers} answers of ${people} people: verdicts by their items’ versions, and which ones count`)
  checked.push(`${compared} estimates with their statuses, to one millionth`)
  checked.push(`${await checkShares(figures, recomputed)} shares of groups, to one millionth`)
}
