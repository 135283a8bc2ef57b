import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { peopleRoles } from '#domain/people/people-filter.ts'

/** Which team or which role an act is about: the page that comes next says what it will do. */
export function ChooseForAct({
  kind,
  teams,
  keep,
}: {
  kind: string
  teams: readonly { readonly id: string; readonly name: string }[]
  /** What the address says already. */
  keep: readonly (readonly [string, string])[]
}) {
  const t = useTranslations('people')
  const isOfTeam = kind === 'add-to-team' || kind === 'remove-from-team'
  return (
    <form action="/admin/people/act">
      {keep.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {isOfTeam ? (
        <Select name="teamId" label={t('team')} choices={teams.map(({ id, name }) => ({ value: id, label: name }))} />
      ) : (
        <Select
          name="asRole"
          label={t('filter.role')}
          choices={peopleRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
      )}
      <Button type="submit">{t('act.go')}</Button>
    </form>
  )
}
