import { PROGRAM } from '../assets.ts'
import type { Screen } from '../screen.ts'

/** Whoever is signed in has the script on every page; here everybody may copy and sift. */
export const DocsScript = ({ screen: { viewer, nonce } }: { screen: Screen }) =>
  viewer ? null : <script nonce={nonce} src={PROGRAM} defer />
