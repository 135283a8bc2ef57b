'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { currentPlace } from './current-place.ts'
import { PlaceIcon } from './place-icon.tsx'
import type { FrameGroup, FramePlace } from './types.ts'
import './place-links.css'

/** Every section at the side of a wide screen; which one the reader is in is said in words and by a stroke. */
export function SideLinks({ groups }: { groups: readonly FrameGroup[] }) {
  const t = useTranslations('interface.frame')
  return (
    <nav className="side-links" aria-label={t('nav')}>
      <Groups groups={groups} all={groups} />
    </nav>
  )
}

/** The same at the foot of a phone: a few, and the rest under “More”. */
export function FootLinks({ places, groups }: { places: readonly FramePlace[]; groups: readonly FrameGroup[] }) {
  const t = useTranslations('interface.frame')
  const path = usePathname()
  const current = currentPlace(path, hrefsOf(groups))
  const addresses = places.map(({ href }) => href)
  const rest = groups
    .map((group) => ({ ...group, places: group.places.filter(({ href }) => !addresses.includes(href)) }))
    .filter((group) => group.places.length > 0)
  return (
    <nav className="foot-links" aria-label={t('nav')}>
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <Link href={place.href} aria-current={currentAs(place, current)}>
              <PlaceIcon name={place.name} />
              <span>{place.short}</span>
            </Link>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            {/* Closed again on the page that it led to. */}
            <details key={path}>
              <summary data-current={current !== null && !addresses.includes(current.href) ? 'here' : undefined}>
                <PlaceIcon name="more" />
                <span>{t('more')}</span>
              </summary>
              <div className="foot-more">
                <Groups groups={rest} all={groups} />
              </div>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** `all`: also those that stand elsewhere, so that a page lies in one place alone. */
function Groups({ groups, all }: { groups: readonly FrameGroup[]; all: readonly FrameGroup[] }) {
  const current = currentPlace(usePathname(), hrefsOf(all))
  return groups.map(({ name, label, places }) => (
    <div key={name} className="place-group">
      {label !== null && <p>{label}</p>}
      <ul aria-label={label ?? undefined}>
        {places.map((place) => (
          <li key={place.href}>
            <Link href={place.href} aria-current={currentAs(place, current)}>
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function hrefsOf(groups: readonly FrameGroup[]): string[] {
  return groups.flatMap(({ places }) => places.map(({ href }) => href))
}

function currentAs({ href }: FramePlace, current: ReturnType<typeof currentPlace>): 'page' | 'true' | undefined {
  if (current?.href !== href) return undefined
  return current.is === 'page' ? 'page' : 'true'
}
