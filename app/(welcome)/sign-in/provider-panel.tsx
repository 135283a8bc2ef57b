import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'

/** The way to the organisation's own account; where it is the only one, with the door that stays open to a few administrators. */
export async function ProviderPanel({
  organisationId,
  organisationName,
  requirement,
  next,
}: {
  organisationId: string
  /** Null: not to be told here. */
  organisationName: string | null
  requirement: 'optional' | 'required'
  next: string
}) {
  const t = await getTranslations('signOn')
  const query = new URLSearchParams({ organisation: organisationId, ...(next === '' ? {} : { next }) })
  const nameValues = { named: organisationName === null ? 'no' : 'yes', organisation: organisationName ?? '' }
  return (
    <section aria-label={t('panel.title')}>
      <p>{t('panel.words', nameValues)}</p>
      <p className="my-4">
        <ButtonLink href={`/api/sign-on/start?${query}`} opens="whole-page">
          {t('panel.continue', nameValues)}
        </ButtonLink>
      </p>
      {requirement === 'required' ? (
        <p className="mt-6">
          {t('panel.down')} <Link href="/sign-in?step=password">{t('panel.password')}</Link>
        </p>
      ) : (
        <p className="mt-6">{t('panel.or')}</p>
      )}
      <p>
        <Link href="/sign-in">{t('panel.otherEmail')}</Link>
      </p>
    </section>
  )
}
