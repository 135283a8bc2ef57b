import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import '#components/ui/search.css'

/** Narrows the teams that are listed, or can be chosen, to those of a name: a page of its own address. */
export function TeamSearch({
  search,
  action,
  keep = [],
  name = 'team',
}: {
  search: string
  action: string
  /** What else the address says: names and values. */
  keep?: readonly (readonly [string, string])[]
  /** What the address calls the search. */
  name?: string
}) {
  const t = useTranslations('admin.teams')
  return (
    <search>
      <form className="search" action={action}>
        {keep.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <TextField name={name} id="team-search" type="search" label={t('search')} defaultValue={search} optional />
        <Button type="submit" kind="quiet">
          {t('find')}
        </Button>
      </form>
    </search>
  )
}
