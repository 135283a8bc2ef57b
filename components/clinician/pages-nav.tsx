import { Link } from '#components/ui/link.tsx'
import '#components/ui/pages.css'

/** The way through a list that is told page by page. */
export function PagesNav({
  page,
  pages,
  hrefOf,
  words,
}: {
  page: number
  pages: number
  hrefOf: (page: number) => string
  words: { readonly label: string; readonly before: string; readonly after: string; readonly pageOf: string }
}) {
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label={words.label}>
      {page > 1 && <Link href={hrefOf(page - 1)}>{words.before}</Link>}
      <span>{words.pageOf}</span>
      {page < pages && <Link href={hrefOf(page + 1)}>{words.after}</Link>}
    </nav>
  )
}
