import type { PackFacts } from '#data/auditing/auditor-pack.ts'
import { packFiles } from '#domain/auditing/pack-files.ts'

/** What a person reads who has the pack and nothing else. English: an auditor's tools are. */
export function readMe({ facts, fingerprint }: { facts: PackFacts; fingerprint: string }): string {
  return `Curtain: auditor pack
=====================

Organisation:  ${facts.organisation.name} (${facts.organisation.id})
As of:         ${facts.asOf.toISOString()}
Signed by:     ${fingerprint}

Everything here is as it was at that moment. People and teams have ids that
exports alone use${facts.names === 'with-names' ? `; ${packFiles.names} says whose` : ''}. The audit trail has the ids of the application's pages.

To verify it, with Curtain's source code, Node and no network:

  npm run -s verify-pack -- FILE.zip --fingerprint ${fingerprint}

Get those eight words from the organisation by another way than this file: its administrators see them on the page
"Exports". The command checks the seal over every byte, the manifest, the versions' names, every answer's verdict and the
audit trail's chain, computes every figure again from the answers, and compares to one millionth.

${packFiles.answers}              every answer, and the version of item and policy it was given under
documents/              those versions of modules and follow-up banks, named by the SHA-256 of their canonical JSON
${packFiles.policies}          the organisation's policy, version by version
${packFiles.items}               what experts say of each item
${packFiles.parameters}         item parameters, cuts and forgetting in force
${packFiles.curriculum}         practices and what is in service
${packFiles.publications}        what was in force from when
${packFiles.clinicians}          whose understanding is reported, and who counts in groups
${packFiles.teams}, ${packFiles.members}  who is where
${packFiles.waivers}             what people did not have to finish, until when: neither completed nor understood
${packFiles.excusals}            what people were not asked for because of what they had shown, with the answers: not completed either
${packFiles.estimates}           the report's figures: each clinician in each practice
${packFiles.teamShares}         the report's figures: each team with those below it; none under five people
${packFiles.organisationShares} the report's figures: everybody together
${packFiles.auditTrail}         who did what: each line a hash and the text that it is the SHA-256 of
${packFiles.auditHead}         where the chain of the audit trail stood
${packFiles.manifest}           the SHA-256 of every file; ${packFiles.manifestSignature} is its Ed25519 signature by ${packFiles.publicKey}

With common tools the manifest's signature is checked by

  openssl pkeyutl -verify -pubin -inkey ${packFiles.publicKey} -rawin -in ${packFiles.manifest} -sigfile ${packFiles.manifestSignature}

What it does not prove: that people answered for themselves, or that they act as they answer. And a person with both the
database and the signing key could make a consistent pack of invented answers: keep the last hash of the audit trail
(${packFiles.auditHead}) of every pack, and compare it with the same place in the next one.
`
}
