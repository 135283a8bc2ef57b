import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { AudienceRules } from '#components/assignments/audience-rules.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { nameRules } from '#data/assignments/name-rules.ts'
import { listPeople } from '#data/people/list-people.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { termNames } from '#data/people/term-names.ts'
import type { Administrator } from '#data/viewer.ts'
import { type AudienceRule, eachOnce, parseRule, readRules, writeRule } from '#domain/assignments/audience-rule.ts'
import { fullName } from '#domain/text/person-name.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { openSearch } from '#server/search-words.ts'

const Texts = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()))

const Query = z.object({
  rule: Texts,
  /** One more, by the form that adds it. */
  side: z.string().catch(''),
  value: z.string().catch(''),
  /** People who were ticked in a list: a rule for each. */
  person: Texts,
  q: z.string().catch('').transform(searchText),
  findTeam: z.string().catch('').transform(searchText),
  seen: z.string().nullable().catch(null),
})

export type AudienceSearch = Readonly<Record<string, string | string[] | undefined>>

/** The rules that an address holds, with the one that was just added; null: it holds none. One that is cut off is not found. */
export function rulesOfAddress(search: AudienceSearch): readonly AudienceRule[] | null {
  const { rule, side, value, person } = Query.parse(search)
  const rules = readRules([...rule, ...person.map((id) => `asked.person.${id}`)])
  if (rules === null) notFound()
  const isOfRules = [search.rule, search.person, search.q, search.words, search.findTeam].some(
    (parameter) => parameter !== undefined,
  )
  if (!isOfRules && side === '') return null
  return eachOnce([...rules, ...[parseRule(`${side}.${value}`)].flatMap((addition) => addition ?? [])])
}

/** Which version of an assignment's rules an address was put together from; null: it does not say. */
export function seenInAddress(search: AudienceSearch): string | null {
  return Query.parse({ seen: null, ...search }).seen
}

const maxPeople = 10

/** Puts together who an assignment is for; `children`: what comes of it. */
export async function AudienceBuilder({
  administrator,
  rules,
  search,
  action,
  seen = null,
  children,
}: {
  administrator: Administrator
  rules: readonly AudienceRule[]
  search: AudienceSearch
  /** The page's address. */
  action: string
  /** The version of an assignment's rules that these are changed from: each address of the page keeps it. */
  seen?: string | null
  children: ReactNode
}) {
  const { q, findTeam } = Query.parse(await openSearch(administrator, search, ['q']))
  const [namedRules, { teams, areMore }, { professions, sites }, matches] = await Promise.all([
    nameRules(administrator, rules),
    teamChoices(administrator, { search: findTeam }),
    termNames(administrator),
    q === '' ? null : listPeople(administrator, { search: q, page: 1, size: maxPeople }),
  ])
  const t = await getTranslations('assignments.builder')
  const hiddenFields = seen === null ? [] : [['seen', seen] as const]
  return (
    <section aria-labelledby="whom">
      <h2 id="whom" className="text-title-2">
        {t('title')}
      </h2>
      <p className="mt-2 max-w-measure">{t('words')}</p>
      {areMore && (
        <TeamSearch
          name="findTeam"
          search={findTeam}
          action={action}
          keep={[...rules.map((rule) => ['rule', writeRule(rule)] as const), ...hiddenFields]}
        />
      )}
      <AudienceRules
        action={action}
        rules={namedRules}
        teams={teams}
        professions={professions.map(({ name }) => name)}
        sites={sites.map(({ name }) => name)}
        kept={hiddenFields}
        search={q}
        found={(matches?.people ?? []).map((person) => ({
          id: person.id,
          name: fullName(person),
          profession: person.profession,
        }))}
      />
      {children}
    </section>
  )
}
