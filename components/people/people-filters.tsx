import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { PhoneFold } from '#components/ui/phone-fold.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { Select } from '#components/ui/select.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import {
  type AddressedFilter,
  addressOfFilter,
  everyone,
  lastActives,
  peopleKinds,
  peopleRoles,
  signInStates,
} from '#domain/people/people-filter.ts'
import './people-filters.css'

type Term = { readonly name: string; readonly people: number }

/** Which people: the search, sealed, and the filters, each part of the page’s address, so that a list can be passed on. */
export function PeopleFilters({
  filter,
  teams,
  professions,
  sites,
}: {
  filter: AddressedFilter
  teams: readonly { readonly id: string; readonly name: string }[]
  professions: readonly Term[]
  sites: readonly Term[]
}) {
  const t = useTranslations('people')
  const any = { value: '', label: t('filter.any') }
  const ofTerms = (terms: readonly Term[]) =>
    terms.map(({ name, people }) => ({ value: name, label: t('filter.term', { name, people }) }))
  const filterNames = Object.keys(addressOfFilter(filter))
  return (
    <SearchForm page="/admin/people" layout="free">
      <div className="people-filters">
        <TextField name="q" id="search" type="search" label={t('search')} defaultValue={filter.search} optional />
        <PhoneFold
          summary={t('filter.more')}
          {...(filterNames.some((name) => name !== 'words') && { open: 'at-first' })}
        >
          <Select
            name="team"
            label={t('filter.team')}
            defaultValue={filter.team}
            choices={[any, ...teams.map(({ id, name }) => ({ value: id, label: t('filter.teamAndBelow', { name }) }))]}
            optional
          />
          <Select
            name="profession"
            label={t('filter.profession')}
            defaultValue={filter.profession}
            choices={[any, ...ofTerms(professions)]}
            optional
          />
          {sites.length > 0 && (
            <Select
              name="site"
              label={t('filter.site')}
              defaultValue={filter.site}
              choices={[any, ...ofTerms(sites)]}
              optional
            />
          )}
          <Select
            name="role"
            label={t('filter.role')}
            defaultValue={filter.role}
            choices={[any, ...peopleRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))]}
            optional
          />
          <Select
            name="status"
            label={t('filter.status')}
            defaultValue={filter.status}
            choices={[
              { value: '', label: t('filter.notLeft') },
              ...signInStates.map((state) => ({ value: state, label: t(`signIn.${state}`) })),
            ]}
            optional
          />
          <Select
            name="active"
            label={t('filter.active')}
            defaultValue={filter.active}
            choices={[any, ...lastActives.map((each) => ({ value: each, label: t(`active.${each}`) }))]}
            optional
          />
          <Select
            name="show"
            label={t('filter.work')}
            defaultValue={filter.shown}
            choices={peopleKinds.map((each) => ({ value: each, label: t(`shown.${each}`) }))}
            optional
          />
        </PhoneFold>
        <div className="people-filters-acts">
          <Button type="submit" kind="quiet">
            {t('find')}
          </Button>
          {filterNames.length > 0 && <Link href="/admin/people">{t('filter.clear')}</Link>}
        </div>
      </div>
    </SearchForm>
  )
}

/** Filters that are often wanted. */
export function PeopleTabs({ filter }: { filter: AddressedFilter }) {
  const t = useTranslations('people')
  const tabs = [
    { key: 'everyone', to: everyone },
    { key: 'invited', to: { ...everyone, status: 'invited' } },
    { key: 'overdue', to: { ...everyone, shown: 'overdue' } },
    { key: 'managers', to: { ...everyone, role: 'manager' } },
    { key: 'suspended', to: { ...everyone, status: 'suspended' } },
    { key: 'left', to: { ...everyone, status: 'left' } },
  ] as const
  const addressOf = (of: AddressedFilter) => new URLSearchParams(addressOfFilter(of)).toString()
  return (
    <Tabs
      label={t('tabs.label')}
      tabs={tabs.map(({ key, to }) => {
        const address = addressOf(to)
        return {
          href: address === '' ? '/admin/people' : `/admin/people?${address}`,
          text: t(`tabs.${key}`),
          isHere: address === addressOf(filter),
        }
      })}
    />
  )
}
