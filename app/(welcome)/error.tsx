'use client'

/** Inside the layout, so that its bar stays. */
export { default } from '#app/error.tsx'
