import { TopBar } from '#components/ui/top-bar.tsx'

export function LookBar({ current }: { current: 'learn' | 'teams' }) {
  return (
    <TopBar
      home="/ui"
      links={[
        { href: '/play', label: 'Learn', current: current === 'learn' },
        { href: '/grid', label: 'My teams', current: current === 'teams' },
        { href: '/ui', label: 'Organisation', current: false },
      ]}
      person={{
        name: 'Amara Okonjo',
        detail: 'St Brigid’s University Hospital',
        children: (
          <>
            <a href="/ui">Your account</a>
            <form action="/ui">
              <button type="submit">Sign out</button>
            </form>
          </>
        ),
      }}
    />
  )
}
