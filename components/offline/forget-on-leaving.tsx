'use client'

import { useEffect } from 'react'
import { forgetEverything, forgetPages } from './forget.ts'

/**
 * Stands on the page to sign in on: whoever is there is signed in no more, and their pages are not for the next person. Of
 * someone who signed out nothing stays; the server said so already, to browsers that know how and over https.
 */
export function Forget({ what }: { what: 'pages' | 'everything' }) {
  useEffect(() => (what === 'pages' ? forgetPages() : forgetEverything()), [what])
  return null
}
