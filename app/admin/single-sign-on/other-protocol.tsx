import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { SignOnSettings } from '#data/sign-on/settings.ts'

/** By which protocol the provider is set up here, and the way to the other. */
export async function OtherProtocol({
  settings,
  shown,
}: {
  settings: SignOnSettings | null
  shown: 'openid-connect' | 'saml'
}) {
  const t = await getTranslations('signOn.protocol')
  const other = shown === 'saml' ? 'openid-connect' : 'saml'
  const inUse = settings === null ? null : settings.saml === null ? 'openid-connect' : 'saml'
  return (
    <>
      {inUse !== null && inUse !== shown && (
        <Notice kind="alarm">
          <p>{t(`change.${shown}`)}</p>
        </Notice>
      )}
      <p>
        {t(`is.${shown}`)} <Link href={`/admin/single-sign-on?protocol=${other}#provider`}>{t(`to.${other}`)}</Link>
      </p>
    </>
  )
}
