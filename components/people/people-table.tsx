import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { EmailAddress } from '#components/ui/email-address.tsx'
import { Link } from '#components/ui/link.tsx'
import { PhoneFold } from '#components/ui/phone-fold.tsx'
import { Select } from '#components/ui/select.tsx'
import { actKinds } from '#domain/people/people-acts.ts'
import {
  type AddressedFilter,
  addressOfFilter,
  addressOfView,
  type PeopleSort,
  type PeopleView,
  type SignInState,
} from '#domain/people/people-filter.ts'
import { listedName } from '#domain/text/person-name.ts'
import './people-table.css'

type PersonRow = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly profession: string
  readonly site: string
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly ('clinician' | 'manager' | 'administrator')[]
  readonly signIn: SignInState
  readonly lastActiveAt: Date | null
  readonly overdue: { readonly since: Date; readonly modules: number } | null
}

const columns = [
  { key: 'name', sort: 'name' },
  { key: 'teams', sort: null },
  { key: 'profession', sort: 'profession' },
  { key: 'overdue', sort: 'overdue' },
  { key: 'active', sort: 'active' },
  { key: 'signIn', sort: 'status' },
] as const satisfies readonly { key: string; sort: PeopleSort | null }[]

/** One page of people, each to be ticked; the bar above leads to the page that says what an act will do before it does it. */
export function PeopleTable({
  people,
  total,
  filter,
  view,
  canSendMail,
}: {
  people: readonly PersonRow[]
  total: number
  filter: AddressedFilter
  view: PeopleView
  canSendMail: boolean
}) {
  const t = useTranslations('people')
  const format = useFormatter()
  const keep = { ...addressOfFilter(filter), ...addressOfView(view) }
  const acts = [...actKinds.filter((kind) => canSendMail || kind !== 'invite-again'), 'remind'] as const
  return (
    <form action="/admin/people/act">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <PhoneFold summary={t('act.title')}>
        <div className="people-bar">
          <Select
            name="who"
            label={t('act.who')}
            choices={[
              { value: 'ticked', label: t('act.ticked') },
              { value: 'page', label: t('act.page', { count: people.length }) },
              ...(total > people.length ? [{ value: 'all', label: t('act.all', { count: total }) }] : []),
            ]}
          />
          <Select
            name="kind"
            label={t('act.what')}
            choices={acts.map((kind) => ({ value: kind, label: t(`act.kind.${kind}`) }))}
          />
          <Button type="submit" kind="quiet">
            {t('act.go')}
          </Button>
          <p className="people-bar-words">{t('act.words')}</p>
        </div>
      </PhoneFold>
      <table className="people-table">
        <caption>{t('caption', { total })}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('select')}</span>
            </th>
            {columns.map(({ key, sort }) => (
              <th key={key} scope="col" aria-sort={sort !== null && sort === view.sort ? view.order : undefined}>
                {sort === null ? (
                  t(`column.${key}`)
                ) : (
                  <SortLink sort={sort} filter={filter} view={view} label={t(`column.${key}`)} />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => {
            const name = listedName(person, (parts) => t('fullName', parts))
            return (
              <tr key={person.id}>
                <td className="people-pick">
                  <label>
                    <input type="checkbox" name="person" value={person.id} />
                    <span className="sr-only">{t('selectOne', { name })}</span>
                  </label>
                </td>
                <th scope="row">
                  <Link href={`/admin/people/${person.id}`}>{name}</Link>
                  <small>
                    <EmailAddress email={person.email} />
                  </small>
                </th>
                <td>{person.teams.map((team) => team.name).join(' · ')}</td>
                <td>
                  {person.profession}
                  {person.site !== '' && <small>{person.site}</small>}
                </td>
                <td className="people-overdue" data-label={t('column.overdue')}>
                  {person.overdue !== null && (
                    <>
                      <b>
                        {t('overdueSince', {
                          date: format.dateTime(person.overdue.since, {
                            day: 'numeric',
                            month: 'short',
                            year: 'numeric',
                            timeZone: 'UTC',
                          }),
                        })}
                      </b>
                      <small>{t('overdueModules', { count: person.overdue.modules })}</small>
                    </>
                  )}
                </td>
                <td className="people-active" data-label={t('column.active')}>
                  {person.lastActiveAt === null
                    ? t('active.never')
                    : format.dateTime(person.lastActiveAt, { day: 'numeric', month: 'short', year: 'numeric' })}
                </td>
                <td>
                  {t(`signIn.${person.signIn}`)}
                  <small>{person.roles.map((role) => t(`role.${role}`)).join(' · ')}</small>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </form>
  )
}

/** Sorts by a column; once more, the other way. */
function SortLink({
  sort,
  filter,
  view,
  label,
}: {
  sort: PeopleSort
  filter: AddressedFilter
  view: PeopleView
  label: string
}) {
  const isHere = view.sort === sort
  const order = isHere && view.order === 'ascending' ? 'descending' : 'ascending'
  const to = { ...addressOfFilter(filter), ...addressOfView({ ...view, sort, order, page: 1 }) }
  return (
    <Link href={`/admin/people?${new URLSearchParams(to)}`}>
      {label}
      {isHere && (
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={view.order === 'ascending' ? 'M2 8l4-4 4 4' : 'M2 4l4 4 4-4'} />
        </svg>
      )}
    </Link>
  )
}
