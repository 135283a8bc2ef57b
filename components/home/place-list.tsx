import Link from 'next/link'
import { useTranslations } from 'next-intl'
import './place-list.css'

const groups = {
  understanding: ['report', 'effect'],
  people: ['people', 'teams', 'assignments'],
  content: ['content', 'items', 'contests'],
  organisation: ['policy', 'time-zone', 'mail', 'audit', 'exports'],
} as const

type Group = keyof typeof groups

/** Where else an administrator can go, by subject. */
export function PlaceList() {
  const t = useTranslations('home.places')
  const admin = useTranslations('admin')
  return (
    <nav className="place-list" aria-label={t('title')}>
      {(Object.keys(groups) as Group[]).map((group) => (
        <div key={group}>
          <h2>{t(group)}</h2>
          <ul>
            {groups[group].map((place) => (
              <li key={place}>
                <Link href={`/admin/${place}`}>{admin(`${place}.title`)}</Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
