import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import '#components/ui/search.css'

/** Narrows the teams that are listed, or can be chosen, to those of a name: a page of its own address. */
export function TeamSearch({
  search,
  action,
  keep = {},
}: {
  search: string
  action: string
  keep?: Record<string, string>
}) {
  const t = useTranslations('admin.teams')
  return (
    <search>
      <form className="search" action={action}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField name="team" id="team-search" type="search" label={t('search')} defaultValue={search} optional />
        <Button type="submit" kind="quiet">
          {t('find')}
        </Button>
      </form>
    </search>
  )
}
