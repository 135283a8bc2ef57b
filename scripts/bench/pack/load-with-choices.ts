import pg from 'pg'
import { localise, localiseFollowUps } from '#curriculum/localise.ts'
import { FollowUpDocumentSchema, ModuleDocumentSchema } from '#curriculum/schema/document.ts'
import { curriculumInService, type StoredCurriculum } from '#data/curriculum/shared/curriculum.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { fitsItem, isRight } from '#domain/scenario/judge.ts'
import type { Item } from '#domain/scenario/module.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { type GeneratedOrganisation, loadOrganisation } from '#simulation/bulk/load.ts'
import { readPlan } from '#simulation/bulk/plan.ts'

const cliniciansATeam = 100
const fewestTeams = 10

/** An organisation whose answers hold a choice each, as an auditor pack needs them. */
export async function loadWithChoices(
  ownerUrl: string,
  { clinicians, answersEach, number }: { clinicians: number; answersEach: number; number: number },
): Promise<GeneratedOrganisation> {
  const plan = await asOwner(ownerUrl, async (owner) => {
    const { id: organisationId } = await owner.organisation.create({ data: { name: `plan ${number}` } })
    await owner.policy.create({ data: { organisationId, version: 1, document: { ...unsetPolicy } } })
    return readPlan(owner, await curriculumInService({ organisationId }))
  })
  const teams = Math.max(fewestTeams, Math.round(clinicians / cliniciansATeam))
  const made = await loadOrganisation(ownerUrl, plan, {
    clinicians,
    teams,
    answersEach,
    number,
    now: new Date(),
  })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  // Generated follow-ups do not say which version of the bank each item came from; real ones do.
  const curriculum = await curriculumInService({ organisationId: made.organisationId })
  await client.query(
    `UPDATE follow_up f SET state = jsonb_build_object('ended', true, 'answered', (
       SELECT jsonb_agg(jsonb_build_object('itemId', a.item_id, 'documentHash', $2::jsonb ->> a.practice_id))
       FROM answer a WHERE a.organisation_id = $1 AND a.follow_up_id = f.id))
     WHERE f.organisation_id = $1`,
    [
      made.organisationId,
      JSON.stringify(Object.fromEntries(curriculum.followUps.map(({ practice, hash }) => [practice, hash]))),
    ],
  )
  await client.query(
    `UPDATE answer a SET choice = ARRAY(SELECT jsonb_array_elements_text(
       ($2::jsonb -> a.item_id) -> CASE WHEN a.correct THEN 'right' ELSE 'wrong' END))
     WHERE a.organisation_id = $1`,
    [made.organisationId, JSON.stringify(await choicesOf(ownerUrl, curriculum))],
  )
  await client.query('VACUUM ANALYZE')
  await client.end()
  return made
}

/** Generated answers know right and wrong alone: for each item a choice that is the one, and one that is the other. */
async function choicesOf(
  ownerUrl: string,
  { modules, followUps }: Pick<StoredCurriculum, 'modules' | 'followUps'>,
): Promise<Record<string, { right: readonly string[]; wrong: readonly string[] }>> {
  const audience = { language: 'en', policy: unsetPolicy }
  const items = await asOwner(ownerUrl, async (owner) => {
    const found: Item[] = []
    for (const { hash } of [...modules, ...followUps]) {
      const { slug, document } = await owner.moduleVersion.findUniqueOrThrow({ where: { hash } })
      if (slug.startsWith('follow-ups/')) {
        const told = localiseFollowUps({ hash, document: FollowUpDocumentSchema.parse(document) }, audience)
        found.push(...told.map(({ item }) => item))
        continue
      }
      const { scenes } = localise({ hash, document: ModuleDocumentSchema.parse(document) }, audience)
      found.push(...Object.values(scenes).flatMap(({ then }) => (then.do === 'ask' ? [then.item] : [])))
    }
    return found
  })
  return Object.fromEntries(
    items.map((item) => {
      const right = rightChoice(item)
      const others = [[], right.toReversed(), ...item.options.map(({ id }) => [id])]
      return [
        item.id,
        { right, wrong: others.find((choice) => fitsItem(item, choice) && !isRight(item, choice)) ?? [] },
      ]
    }),
  )
}
