import { Link } from './link.tsx'
import './tabs.css'

type Tab = { readonly href: string; readonly text: string; readonly isHere: boolean }

/** What a list can show, a part at a time: each an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, text, isHere }) => (
        <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
