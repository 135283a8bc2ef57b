import { createHash } from 'node:crypto'
import { z } from 'zod'
import { packFiles } from '#domain/auditing/pack-files.ts'
import type { Findings } from './findings.ts'
import type { PackReader } from './pack-reader.ts'
import { linesIn } from './records.ts'

/** What is hashed of an event, see audit_content() in the migrations. */
const content = [
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
] as const
/** Of an event from which was taken what would say whose it is, what is left and that it was: its hash is that of the whole. */
const ContentSchema = z.union([z.tuple(content), z.tuple([...content, z.literal('redacted')])])
/** Who takes something out of events says out of which, by their places. */
const RedactingSchema = z.object({ redacted: z.array(z.int()) })
const redacting: readonly string[] = ['person.erased', 'retention.deleted']
/** `firstPlace` where events before were deleted because their time was over; an event says so too, and the hash before. */
const HeadSchema = z.strictObject({
  place: z.int(),
  hash: z.string(),
  firstPlace: z.int().optional(),
  hashBefore: z.string().optional(),
})
const CutSchema = z.object({ firstPlace: z.int(), hashBefore: z.string() })

/**
 * The audit trail: each hash is that of its line, or a later event says that it was redacted; each line names the hash before it,
 * and the last one is the head.
 */
export async function checkTrail(
  pack: PackReader,
  { organisationId }: { organisationId: string },
  findings: Findings,
): Promise<{ readonly events: number; readonly redacted: number; readonly head: string }> {
  const head = HeadSchema.parse(JSON.parse(await pack.text(packFiles.auditHead)))
  const { firstPlace = 1, hashBefore = '' } = head
  let place = firstPlace - 1
  let previous = hashBefore
  let isCutNamed = firstPlace === 1
  let redactionCount = 0
  /** The places of redacted events that none has named yet. */
  const unnamedPlaces = new Set<number>()
  for await (const line of linesIn(pack, packFiles.auditTrail)) {
    place += 1
    const [hash = '', content = ''] = [line.slice(0, 64), line.slice(65)]
    const [organisation, own, before, , , action, , , detail, , isRedacted] = ContentSchema.parse(JSON.parse(content))
    if (isRedacted !== undefined) {
      unnamedPlaces.add(place)
      redactionCount += 1
    } else if (createHash('sha256').update(content).digest('hex') !== hash)
      findings.add('audit trail', `${packFiles.auditTrail}: event ${place} is not what was hashed`)
    else if (redacting.includes(action)) {
      const cut = CutSchema.safeParse(detail).data
      if (cut?.firstPlace === firstPlace && cut.hashBefore === hashBefore) isCutNamed = true
      for (const redactedPlace of RedactingSchema.safeParse(detail).data?.redacted ?? [])
        unnamedPlaces.delete(redactedPlace)
    }
    if (organisation !== organisationId)
      findings.add('audit trail', `${packFiles.auditTrail}: event ${place} is another organisation's`)
    if (own !== place || before !== previous)
      findings.add('audit trail', `${packFiles.auditTrail}: event ${place} does not follow the one before it`)
    previous = hash
  }
  for (const where of unnamedPlaces)
    findings.add('audit trail', `${packFiles.auditTrail}: event ${where} is redacted, and no later event says so`)
  if (!isCutNamed)
    findings.add(
      'audit trail',
      `${packFiles.auditHead}: the trail begins at event ${firstPlace}, and no event says why`,
    )
  if (head.place !== place || head.hash !== previous)
    findings.add('audit trail', `${packFiles.auditHead}: the chain does not end with the last event of the trail`)
  return { events: place - firstPlace + 1, redacted: redactionCount, head: head.hash }
}
