import { createHash } from 'node:crypto'
import { z } from 'zod'
import { packFiles } from '#domain/auditing/pack-files.ts'
import type { Findings } from './findings.ts'
import type { PackReader } from './pack-reader.ts'
import { linesIn } from './records.ts'

/** What is hashed of an event, see audit_content() in the migrations. */
const ContentSchema = z.tuple([
  z.uuid(),
  z.int(),
  z.string(),
  z.uuid(),
  z.uuid().nullable(),
  z.string(),
  z.string(),
  z.uuid().nullable(),
  z.unknown(),
  z.iso.datetime(),
])
const HeadSchema = z.strictObject({ place: z.int(), hash: z.string() })

/** The audit trail: each hash is that of its line, each line names the hash before it, and the last one is the head. */
export async function checkTrail(
  pack: PackReader,
  { organisationId }: { organisationId: string },
  findings: Findings,
): Promise<{ readonly events: number; readonly head: string }> {
  let place = 0
  let previous = ''
  for await (const line of linesIn(pack, packFiles.auditTrail)) {
    place += 1
    const [hash = '', content = ''] = [line.slice(0, 64), line.slice(65)]
    if (createHash('sha256').update(content).digest('hex') !== hash)
      findings.add('audit trail', `${packFiles.auditTrail}: event ${place} is not what was hashed`)
    const [organisation, own, before] = ContentSchema.parse(JSON.parse(content))
    if (organisation !== organisationId)
      findings.add('audit trail', `${packFiles.auditTrail}: event ${place} is another organisation's`)
    if (own !== place || before !== previous)
      findings.add('audit trail', `${packFiles.auditTrail}: event ${place} does not follow the one before it`)
    previous = hash
  }
  const head = HeadSchema.parse(JSON.parse(await pack.text(packFiles.auditHead)))
  if (head.place !== place || head.hash !== previous)
    findings.add('audit trail', `${packFiles.auditHead}: the chain does not end with the last event of the trail`)
  return { events: place, head: head.hash }
}
