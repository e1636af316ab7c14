import { deskPages } from './desk-pages.ts'

deskPages({ lang: 'en', width: 1280, height: 900 })
