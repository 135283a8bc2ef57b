'use client'

import { Button } from './button.tsx'

/** Prints the page. Nothing is lost without JavaScript: the browser's own menu prints too. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button kind="quiet" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
