import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'

/** Which of those who have not finished: part of the page's address, the name sealed, so that a list can be passed on. */
export function UnfinishedSearch({
  search,
  team,
  teams,
  action,
}: {
  search: string
  team: string | null
  teams: readonly { readonly id: string; readonly name: string }[]
  action: string
}) {
  const t = useTranslations('assignments')
  return (
    <SearchForm page={`${action}#people`}>
      <TextField
        name="q"
        id="unfinished-search"
        type="search"
        label={t('people.search')}
        defaultValue={search}
        optional
      />
      <Select
        name="team"
        label={t('people.team')}
        defaultValue={team ?? ''}
        choices={[
          { value: '', label: t('people.anyTeam') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        optional
      />
      <Button type="submit" kind="quiet">
        {t('list.find')}
      </Button>
    </SearchForm>
  )
}
