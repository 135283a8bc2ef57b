import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { SkipLink } from '#components/ui/skip-link.tsx'
import { Wordmark } from '#components/ui/wordmark.tsx'
import { FootLinks, SideLinks } from './place-links.tsx'
import { SearchDialog } from './search-dialog.tsx'
import type { FrameGroup, FramePlace } from './types.ts'
import './frame.css'

/**
 * What stands around every page of someone who is signed in: at the side of a wide screen; on a phone as a bar on top and
 * one at the foot. The page's own part has the id "main".
 */
export function Frame({
  groups,
  atFoot,
  notices,
  account,
  children,
}: {
  groups: readonly FrameGroup[]
  atFoot: readonly FramePlace[]
  /** The bell. */
  notices: ReactNode
  /** The account menu. */
  account: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('interface.frame')
  return (
    <div className="frame">
      <SkipLink />
      <header className="frame-side">
        <div className="frame-head">
          <Link className="frame-mark" href="/" aria-label={t('home')}>
            <Wordmark />
          </Link>
          {notices}
        </div>
        <SearchDialog />
        <SideLinks groups={groups} />
        {account}
      </header>
      <div className="frame-page">{children}</div>
      <FootLinks places={atFoot} groups={groups} />
    </div>
  )
}
