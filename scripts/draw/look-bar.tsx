import { TopBar } from '#components/ui/top-bar.tsx'

/** The bar of a page before sign-in: what stands around the others needs the application's router. */
export function LookBar() {
  return <TopBar home="/ui" />
}
