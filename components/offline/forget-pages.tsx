'use client'

import { useEffect } from 'react'
import { forgetPages } from './forget.ts'

/** Stands on the page to sign in on: whoever is there is signed in no more, and their pages are not for the next person. */
export function ForgetPages() {
  useEffect(forgetPages, [])
  return null
}
