import { getTranslations } from 'next-intl/server'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { findNames } from '#data/people/find-names.ts'
import type { Administrator, Clinician, Duties, Manager } from '#data/viewer.ts'
import type { Text } from '#domain/scenario/module.ts'
import { fullName } from '#domain/text/person-name.ts'
import { hasEachWord } from '#domain/text/words-in.ts'
import { sectionsFor } from './sections.ts'

export type SearchResult = {
  readonly kind: 'page' | 'module' | 'team' | 'person'
  readonly href: string
  readonly title: string
  /** What tells it from others of its name; may be empty. */
  readonly detail: string
}

/** Of each kind, on a page; the dialog shows the first few. */
const mostOfAKind = 20

/**
 * What someone with these duties finds: pages, modules, teams and people, each at the address where they may open it. Each
 * duty is asked by itself, so nothing is found that it could not open. Without words: the pages that there are.
 */
export async function search(duties: Duties, words: string, { now }: { now: Date }): Promise<readonly SearchResult[]> {
  const named = (title: string) => hasEachWord(title, words)
  const pages = (await pagesFor(duties)).filter(({ title }) => named(title))
  if (words === '') return pages
  const { clinician, manager, administrator } = duties
  const [own, content, names] = await Promise.all([
    clinician === null ? [] : ownModules(clinician, { now }),
    administrator === null ? [] : modulesToRead(administrator),
    // An administrator's scope holds every manager's.
    administrator !== null ? namesFor(administrator, words) : manager !== null ? namesFor(manager, words) : [],
  ])
  return [...pages, ...[...own, ...content].filter(({ title }) => named(title)), ...names]
}

async function pagesFor(duties: Duties): Promise<SearchResult[]> {
  const t = await getTranslations('pages')
  const account = { kind: 'page', href: '/account', title: t('places.account'), detail: '' } as const
  const pages = sectionsFor(duties).flatMap(({ group, places }) =>
    places.map(({ name, href }): SearchResult => {
      const detail = group === 'anyone' ? '' : t(`groups.${group}`)
      return { kind: 'page', href, title: t(`places.${name}`), detail }
    }),
  )
  return [...pages, account]
}

/** What the clinician was asked to do, has begun or done opens; any other module is among those that they may choose. */
async function ownModules(viewer: Clinician, { now }: { now: Date }): Promise<SearchResult[]> {
  const t = await getTranslations('learn')
  const { underWay, toDo, waived, done, others } = await listEnrolments(viewer, { now })
  const moduleAt = (href: string, { title, minutes }: { title: Text; minutes: number }): SearchResult => ({
    kind: 'module',
    href,
    title: title.text,
    detail: t('minutes', { minutes }),
  })
  return [
    ...[...underWay, ...toDo, ...waived, ...done].map(({ id, module }) => moduleAt(`/learn/${id}`, module)),
    ...others.map((face) => moduleAt(`/learn/modules/${face.slug}`, face)),
  ]
}

async function modulesToRead(viewer: Administrator): Promise<SearchResult[]> {
  const t = await getTranslations('pages')
  return (await listModules(viewer)).map(({ slug, title }) => ({
    kind: 'module',
    href: `/admin/content/${slug}`,
    title: title.text,
    detail: t('places.content'),
  }))
}

async function namesFor(viewer: Administrator | Manager, words: string): Promise<SearchResult[]> {
  const { people, teams } = await findNames(viewer, { search: words, most: mostOfAKind })
  const isAdministrator = viewer.acts === 'administrator'
  return [
    ...teams.map(
      ({ id, name }): SearchResult => ({
        kind: 'team',
        href: isAdministrator ? `/admin/teams/${id}` : `/teams/${id}`,
        title: name,
        detail: '',
      }),
    ),
    ...people.flatMap(({ id, team, ...person }): SearchResult[] => {
      if (!isAdministrator && team === null) return []
      return [
        {
          kind: 'person',
          href: isAdministrator ? `/admin/people/${id}` : `/teams/${team?.id}/people/${id}`,
          title: fullName(person),
          detail: team?.name ?? '',
        },
      ]
    }),
  ]
}
