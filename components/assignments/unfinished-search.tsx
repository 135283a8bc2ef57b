import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import '#components/ui/search.css'

/** Which of those who have not finished: each part of the page's address, so that a list can be passed on. */
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
    <search>
      <form className="search" action={`${action}#people`}>
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
      </form>
    </search>
  )
}
