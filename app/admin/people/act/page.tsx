import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { ChooseForAct } from '#components/people/choose-for-act.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { countSelection } from '#data/people/count-selection.ts'
import { findTeam } from '#data/people/find-team.ts'
import { listPeople } from '#data/people/list-people.ts'
import { previewPeopleAct } from '#data/people/preview-people-act.ts'
import { teamChoices } from '#data/people/team-choices.ts'
import { actKinds, isUndoable, PeopleActSchema } from '#domain/people/people-acts.ts'
import { addressOfFilter, addressOfView, PeopleAddress, PeopleView } from '#domain/people/people-filter.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { doToPeople, remindSelection } from '#server/actions/people-act-actions.ts'
import { openSearch } from '#server/search-words.ts'
import { requireViewer } from '#server/session.ts'

type SearchQuery = Record<string, string | string[] | undefined>

const Search = z.object({
  kind: z.enum([...actKinds, 'remind']).catch('suspend'),
  who: z.enum(['ticked', 'page', 'all']).catch('ticked'),
  person: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid())).catch([]),
  teamId: z.uuid().optional().catch(undefined),
  asRole: z.string().optional().catch(undefined),
  findTeam: z.string().catch('').transform(searchText),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('act.title') }
}

/** What an act on people will do, to how many of them, before it is done. */
export default async function ActOnPeople({ searchParams }: { searchParams: Promise<SearchQuery> }) {
  const administrator = await requireViewer('administrator')
  const searchQuery = await openSearch(administrator, await searchParams, ['q'])
  const now = new Date()
  const { kind, findTeam: search, teamId, asRole, ...chosen } = Search.parse(searchQuery)
  const filter = PeopleAddress.parse(searchQuery)
  const view = PeopleView.parse(searchQuery)
  const list = new URLSearchParams({ ...addressOfFilter(filter), ...addressOfView(view) }).toString()
  const personIds =
    chosen.who === 'page'
      ? (await listPeople(administrator, { ...filter, ...view }, { now })).people.map(({ id }) => id)
      : chosen.person
  const selection =
    chosen.who === 'all' ? ({ these: 'matching', filter } as const) : ({ these: 'chosen', personIds } as const)
  const t = await getTranslations('people')
  const toList = list === '' ? '/admin/people' : `/admin/people?${list}`
  const hiddenFields = (
    <>
      {selection.these === 'matching' ? (
        <input type="hidden" name="matching" value={new URLSearchParams(addressOfFilter(filter)).toString()} />
      ) : (
        personIds.map((id) => <input key={id} type="hidden" name="person" value={id} />)
      )}
      <input type="hidden" name="back" value={list} />
    </>
  )
  const head = (title: string) => <PageHead title={title} above={<Link href={toList}>{t('title')}</Link>} />
  const nobody = (title: string) => (
    <Page width="reading">
      {head(t(`act.kind.${kind}`))}
      <EmptyState
        title={title}
        action={
          <ButtonLink kind="quiet" href={toList}>
            {t('act.back')}
          </ButtonLink>
        }
      />
    </Page>
  )
  if (kind === 'remind') {
    const count = await countSelection(administrator, selection, { now })
    if (count === 0) return nobody(t('act.nobodySelected'))
    return (
      <Page width="reading">
        {head(t('ask.remind', { count }))}
        <p>{t('will.remind')}</p>
        <ActionForm action={remindSelection} submit={t('do.remind', { count })}>
          {hiddenFields}
          <input type="hidden" name="expected" value={count} />
        </ActionForm>
        <p>
          <Link href={toList}>{t('act.cancel')}</Link>
        </p>
      </Page>
    )
  }
  const act = PeopleActSchema.safeParse({ kind, teamId, role: asRole })
  if (!act.success) {
    const choices = await teamChoices(administrator, { search })
    const keep = Object.entries(searchQuery).flatMap(([name, value]) =>
      value === undefined || name === 'findTeam' || name === 'q'
        ? []
        : [value].flat().map((each) => [name, each] as const),
    )
    return (
      <Page width="reading">
        {head(t(`act.kind.${kind}`))}
        {kind.endsWith('team') && choices.areMore && (
          <TeamSearch name="findTeam" search={search} action="/admin/people/act" keep={keep} />
        )}
        <ChooseForAct kind={kind} teams={choices.teams} keep={keep} />
      </Page>
    )
  }
  const preview = await previewPeopleAct(administrator, { act: act.data, selection }, { now })
  if (preview.selected === 0) return nobody(t('act.nobodySelected'))
  if (preview.touched === 0) return nobody(t('act.nobodyToChange', { count: preview.selected }))
  const words = {
    count: preview.touched,
    team: 'teamId' in act.data ? ((await findTeam(administrator, act.data.teamId))?.name ?? '') : '',
    role: 'role' in act.data ? t(`role.${act.data.role}`) : '',
  }
  return (
    <Page width="reading">
      {head(t(`ask.${kind}`, words))}
      <p>{t(`will.${kind}`, words)}</p>
      <p>
        {preview.names.join(' · ')}
        {preview.touched > preview.names.length &&
          ` ${t('act.andOthers', { count: preview.touched - preview.names.length })}`}
      </p>
      {preview.touched < preview.selected && (
        <p>{t('act.staysAsItIs', { count: preview.selected - preview.touched })}</p>
      )}
      <p>{t(isUndoable(kind) ? 'act.canBeUndone' : 'act.cannotBeUndone')}</p>
      <ActionForm
        action={doToPeople}
        submit={t(`do.${kind}`, words)}
        kind={kind === 'suspend' || kind === 'leave' ? 'danger' : 'primary'}
      >
        <ActId />
        {hiddenFields}
        <input type="hidden" name="kind" value={kind} />
        {'teamId' in act.data && <input type="hidden" name="teamId" value={act.data.teamId} />}
        {'role' in act.data && <input type="hidden" name="role" value={act.data.role} />}
        <input type="hidden" name="expected" value={preview.touched} />
      </ActionForm>
      <p>
        <Link href={toList}>{t('act.cancel')}</Link>
      </p>
    </Page>
  )
}
