import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { FormChoice, FormText } from './form-fields.tsx'

type Person = {
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly profession: string
  readonly site: string
  readonly externalId: string | null
  readonly roles: readonly string[]
}

/** What is known of a person: empty for somebody new, a clinician unless it is said otherwise. */
export function PersonFields({
  person,
  emailHint,
  professions = [],
  sites = [],
}: {
  person?: Person
  emailHint?: string
  /** What the organisation calls them, to choose from or add to. */
  professions?: readonly { readonly name: string }[]
  sites?: readonly { readonly name: string }[]
}) {
  const professionList = useId()
  const siteList = useId()
  const t = useTranslations('admin.people')
  return (
    <>
      <FormText name="givenName" label={t('givenName')} defaultValue={person?.givenName} autoComplete="off" />
      <FormText
        name="familyName"
        label={t('familyName')}
        hint={t('oneName')}
        defaultValue={person?.familyName}
        autoComplete="off"
        optional
      />
      <FormText
        name="email"
        type="email"
        label={t('email')}
        hint={emailHint}
        defaultValue={person?.email}
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
      />
      <FormText
        name="externalId"
        label={t('externalId')}
        hint={t('externalIdHint')}
        defaultValue={person?.externalId ?? undefined}
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <FormText
        name="profession"
        label={t('profession')}
        defaultValue={person?.profession}
        autoComplete="off"
        list={professionList}
      />
      <datalist id={professionList}>
        {professions.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <FormText
        name="site"
        label={t('site')}
        hint={t('siteHint')}
        defaultValue={person?.site}
        autoComplete="off"
        list={siteList}
        optional
      />
      <datalist id={siteList}>
        {sites.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <FormChoice
        pick="any"
        name="roles"
        label={t('roles')}
        chosen={person?.roles ?? ['clinician']}
        choices={(['clinician', 'manager', 'administrator'] as const).map((role) => ({
          value: role,
          label: t(`role.${role}`),
          hint: t(`roleHint.${role}`),
        }))}
      />
    </>
  )
}
