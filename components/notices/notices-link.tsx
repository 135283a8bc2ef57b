'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Link } from '#components/ui/link.tsx'
import './notices-link.css'

/**
 * The bell that leads to the notices, with how many are not read; none once they are open. `most`: more than that is shown as
 * more.
 */
export function NoticesLink({ unread, most }: { unread: number; most: number }) {
  const t = useTranslations('interface.frame')
  const isOpen = usePathname() === '/notices'
  const [isRead, setIsRead] = useState(false)
  // The frame stays from page to page, and with it the number that it came with.
  useEffect(() => {
    if (isOpen) setIsRead(true)
  }, [isOpen])
  const unreadCount = isRead ? 0 : unread
  const count = unreadCount > most ? `${most}+` : `${unreadCount}`
  return (
    <Link className="notices-link" href="/notices" aria-current={isOpen ? 'page' : undefined}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 17v-6a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4" />
      </svg>
      {unreadCount > 0 && (
        <span className="notices-count" aria-hidden="true">
          {count}
        </span>
      )}
      <span className="sr-only">{unreadCount > 0 ? t('newNotices', { count }) : t('notices')}</span>
    </Link>
  )
}
