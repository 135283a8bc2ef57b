import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { TextField } from '#components/ui/text-field.tsx'

/** Narrows a list of assignments to those of a module, a team or a person: a page of its own address. */
export function AssignmentSearch({ search, action }: { search: string; action: string }) {
  const t = useTranslations('assignments.list')
  return (
    <SearchForm page={action}>
      <TextField name="q" id="assignment-search" type="search" label={t('search')} defaultValue={search} optional />
      <Button type="submit" kind="quiet">
        {t('find')}
      </Button>
      {search !== '' && <Link href={action}>{t('clear')}</Link>}
    </SearchForm>
  )
}
