import { z } from 'zod'
import { seenAt } from '#scripts/year/hospital/hospital.ts'
import { reconcile } from '#scripts/year/model/reconcile.ts'
import { idOf, type Turn } from './turn.ts'

const TeamOfApi = z.object({ id: z.string(), name: z.string() })

/** Teams of two floors. Half of the wards are groups of the directory, the others are the personnel office's. */
export function teamPlan(people: number) {
  const wards = Math.max(8, Math.min(16, Math.round(people / 18)))
  const departments = Math.max(2, Math.round(wards / 4))
  const names = Array.from({ length: wards }, (_, place) => ({
    name: `Ward ${place + 1}`,
    above: `Department ${1 + (place % departments)}`,
    keptBy: place % 2 === 0 ? ('directory' as const) : ('file' as const),
  }))
  return { departments: Array.from({ length: departments }, (_, place) => `Department ${place + 1}`), wards: names }
}

export async function makeTeams(turn: Turn, plan: ReturnType<typeof teamPlan>): Promise<void> {
  const { hospital, expected, day } = turn
  const browser = await hospital.administrator(day)
  const make = async (name: string, above: string | null) => {
    const parentId = above === null ? '' : idOf(hospital.ids.teams, above)
    await browser.act('makeTeam', '/admin/teams', { name, parentId })
    expected.teams.set(name, { name, above, isArchived: false })
  }
  for (const name of plan.departments) await make(name, null)
  await learnTeams(turn)
  for (const { name, above } of plan.wards) await make(name, above)
  await learnTeams(turn)
  for (const { name, keptBy } of plan.wards) {
    if (keptBy !== 'directory') continue
    const groupId = await hospital.directory.createGroup(name, [])
    hospital.ids.groups.set(name, groupId)
    const meaning = `member:${idOf(hospital.ids.teams, name)}`
    const at = `/admin/provisioning/${groupId}?meaning=${meaning}`
    await browser.act('decideOnGroup', at, { groupId, meaning, seen: seenAt(await browser.page(at)) })
  }
}

async function learnTeams({ hospital }: Turn): Promise<void> {
  for (const { id, name } of z.array(TeamOfApi).parse(await hospital.api('/teams?limit=500')))
    hospital.ids.teams.set(name, id)
}

/** One team becomes a part of another. */
export async function mergeTeam({ hospital, expected, day, say }: Turn, from: string, into: string): Promise<void> {
  const [teamId, intoId] = [idOf(hospital.ids.teams, from), idOf(hospital.ids.teams, into)]
  await (await hospital.administrator(day)).act('merge', `/admin/teams/${teamId}/end`, { teamId, intoId })
  for (const person of expected.people.values())
    for (const teams of [person.teams, person.manages]) if (teams.delete(from)) teams.add(into)
  for (const team of expected.teams.values()) if (team.above === from) team.above = into
  for (const assignment of expected.assignments.values())
    assignment.rules = assignment.rules.map((rule) => (isOfTeam(rule, from) ? { ...rule, value: into } : rule))
  archive(expected.teams.get(from))
  reconcile(expected, day)
  say(`${from} is merged into ${into}`)
}

/** A team ends: nobody is in it. */
export async function archiveTeam({ hospital, expected, day, say }: Turn, name: string): Promise<void> {
  const teamId = idOf(hospital.ids.teams, name)
  await (await hospital.administrator(day)).act('archive', `/admin/teams/${teamId}/end`, { teamId })
  for (const person of expected.people.values()) {
    person.teams.delete(name)
    person.manages.delete(name)
  }
  archive(expected.teams.get(name))
  reconcile(expected, day)
  say(`${name} is archived`)
}

function archive(team: { isArchived: boolean } | undefined): void {
  if (team !== undefined) team.isArchived = true
}

function isOfTeam({ kind, value }: { kind: string; value: string }, team: string): boolean {
  return (kind === 'team' || kind === 'team-alone') && value === team
}
