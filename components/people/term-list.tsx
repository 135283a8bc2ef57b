import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import './term-list.css'

/** The professions or the sites, each with its people and a field for another name; the page says first what that will do. */
export function TermList({
  kind,
  title,
  terms,
}: {
  kind: 'profession' | 'site'
  title: string
  terms: readonly { readonly name: string; readonly people: number }[]
}) {
  const t = useTranslations('people')
  const listId = `${kind}-names`
  return (
    <Section title={title} id={kind}>
      {terms.length === 0 && <p>{t('lists.none')}</p>}
      <datalist id={listId}>
        {terms.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ul className="term-list">
        {terms.map(({ name, people }, place) => (
          <li key={name}>
            <p>
              <Link href={`/admin/people?${new URLSearchParams({ [kind]: name })}`}>{name}</Link>{' '}
              <span className="text-ink-soft">{t('caption', { total: people })}</span>
            </p>
            <form action="/admin/lists">
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="from" value={name} />
              <TextField
                name="to"
                id={`${kind}-${place}`}
                label={t('lists.newName', { name })}
                list={listId}
                autoComplete="off"
              />
              <Button type="submit" kind="quiet">
                {t('act.go')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  )
}
