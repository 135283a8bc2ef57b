import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AccountMenu } from '#components/frame/account-menu.tsx'
import { Frame } from '#components/frame/frame.tsx'
import { NoticesLink } from '#components/notices/notices-link.tsx'
import { ForgetOthers } from '#components/offline/forget-others.tsx'
import { KeptOnDevice } from '#components/offline/kept-on-device.tsx'
import { countUnreadNotices, maxUnread } from '#data/notices/count-unread-notices.ts'
import type { Duties } from '#data/viewer.ts'
import { fullName } from '#domain/text/person-name.ts'
import { languageOf, languages } from '#i18n/languages.ts'
import { isProduction } from '#platform/env.ts'
import { changeAppearance, leave, readInLanguage } from '#server/actions/account-actions.ts'
import { appearanceOfDevice, appearances, textSizes } from '#server/appearance.ts'
import { keptFor } from '#server/offline/kept-for.ts'
import { type Place, placesAtFoot, sectionsFor } from '#server/sections.ts'
import { highestDuty } from '#server/session.ts'

/**
 * What stands around a page of someone who is signed in, the pages of an error too. How many notices are not read came with
 * the session: it asks the database for nothing.
 */
export async function PageFrame({ duties, children }: { duties: Duties; children: ReactNode }) {
  const viewer = highestDuty(duties)
  const { appearance, textSize } = await appearanceOfDevice()
  const t = await getTranslations('pages')
  const placeOf = ({ name, href }: Place) => ({
    name,
    href,
    label: t(`places.${name}`),
    short: t.has(`short.${name}`) ? t(`short.${name}`) : t(`places.${name}`),
  })
  const sections = sectionsFor(duties)
  return (
    <Frame
      groups={sections.map(({ group, places }) => ({
        name: group,
        label: group === 'anyone' ? null : t(`groups.${group}`),
        places: places.map(placeOf),
      }))}
      atFoot={placesAtFoot(sections.flatMap(({ places }): readonly Place[] => places)).map(placeOf)}
      notices={
        <NoticesLink unread={viewer.inService?.unreadNotices ?? (await countUnreadNotices(viewer))} most={maxUnread} />
      }
      account={
        <AccountMenu
          person={{ name: fullName(viewer), organisation: viewer.organisationName }}
          language={{
            chosen: languageOf(viewer.language).tag,
            choices: languages.map(({ tag, name }) => ({ value: tag, label: name, language: tag })),
            action: readInLanguage,
          }}
          appearance={{
            chosen: appearance,
            choices: appearances.map((value) => ({ value, label: t(`appearance.${value}`) })),
            action: changeAppearance,
          }}
          textSize={{
            chosen: textSize,
            choices: textSizes.map((value) => ({ value, label: t(`textSize.${value}`) })),
            action: changeAppearance,
          }}
          leave={leave}
        />
      }
    >
      {duties.clinician !== null && isProduction() ? (
        <KeptOnDevice person={keptFor(viewer.personId)} />
      ) : (
        <ForgetOthers person={keptFor(viewer.personId)} />
      )}
      {children}
    </Frame>
  )
}
