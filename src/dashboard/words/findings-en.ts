import type { findings as fr } from './findings-fr.ts'

export const findings: typeof fr = {
  'pixel-found': ({ campaign }) => ({ what: `The tag is there, for the campaign ${campaign}.`, how: '' }),
  'no-pixel': () => ({
    what: 'There is no tag in this page.',
    how: 'Paste it into <head> (see above), empty the site’s cache, then check again. If a script adds it, only a browser can tell.',
  }),
  'maybe-in-tag-manager': ({ container }) => ({
    what: `No tag in the HTML, but the Google Tag Manager container ${container}.`,
    how: 'Only a browser knows what the container adds. Open Tag Manager’s preview, or the developer tools: a request for /p.js, then one to /e.',
  }),
  'in-comment': () => ({ what: 'The tag is in a comment.', how: 'Remove <!-- and --> around it.' }),
  'in-noscript': () => ({
    what: 'The tag is in <noscript>: browsers with JavaScript ignore it.',
    how: 'Take it out; only the image belongs there.',
  }),
  'in-template': () => ({ what: 'The tag is in <template>, which nothing runs.', how: 'Put it into <head>.' }),
  'not-run': ({ type }) => ({
    what: `The type “${type}” is no script: nothing runs.`,
    how: 'Remove the type attribute.',
  }),
  'held-back': ({ type }) => ({
    what: `The tag is held back (type “${type}”) until a banner or an accelerator lets it run.`,
    how: 'Visits before that are lost. Exempt measurement needs no consent (see the CNIL self-assessment): exempt p.js in that banner or plugin. Advertising waits for consent anyway.',
  }),
  'wrong-host': ({ host, ours }) => ({
    what: `The tag loads p.js from ${host}, which is not this deployment.`,
    how: `Replace the host with ${ours}.`,
  }),
  'mixed-content': ({ url }) => ({
    what: `The tag loads ${url} over http: a page in https blocks it.`,
    how: 'Write https.',
  }),
  'no-campaign': () => ({
    what: 'The tag names no campaign.',
    how: 'Add data-campaign, as in the tag above.',
  }),
  'unknown-campaign': ({ campaign }) => ({
    what: `There is no campaign ${campaign}: its visits are refused.`,
    how: 'Correct the name, or create this campaign.',
  }),
  twice: () => ({
    what: 'The tag is there several times: only the first that runs counts.',
    how: 'Remove the other; often the theme and a plugin each add one.',
  }),
  module: () => ({
    what: 'The tag is a module: old browsers do not read it.',
    how: 'Remove type="module".',
  }),
  integrity: () => ({
    what: 'The integrity attribute will block the script at its next version.',
    how: 'Remove integrity: the script comes from your own host.',
  }),
  'unknown-attribute': ({ name }) => ({
    what: `The tag does not know the attribute ${name}.`,
    how: 'Known: data-campaign, data-ad, data-variant, data-hosts.',
  }),
  'not-deferred': () => ({ what: 'Without defer the page waits for the script.', how: 'Add defer.' }),
  'no-image': () => ({
    what: 'The image for browsers without JavaScript is missing.',
    how: 'Add the <noscript> line. Without it these visits are not counted.',
  }),
  'csp-script': ({ directive, where }) => ({
    what: `The page’s security policy (${where === 'meta' ? 'meta tag' : 'header'}, ${directive}) forbids p.js.`,
    how: 'Replace the directive with:',
  }),
  'csp-nonce': ({ directive }) => ({
    what: `The security policy (${directive}, strict-dynamic) only lets in tags that carry its nonce.`,
    how: 'Have your server write the page’s nonce attribute on this tag. No host name will do.',
  }),
  'csp-connect': ({ directive, where }) => ({
    what: `The security policy (${where === 'meta' ? 'meta tag' : 'header'}, ${directive}) forbids sending what was measured.`,
    how: 'Replace or add the directive:',
  }),
  'csp-image': ({ directive, where }) => ({
    what: `The security policy (${where === 'meta' ? 'meta tag' : 'header'}, ${directive}) forbids the image for browsers without JavaScript.`,
    how: 'Replace or add the directive:',
  }),
  'csp-report-only': ({ directive }) => ({
    what: `A policy on trial (${directive}) would forbid us if it came into force.`,
    how: 'Before that:',
  }),
  'host-not-declared': ({ host }) => ({
    what: `${host} is not a declared host: what it sends is refused.`,
    how: 'Declare it below.',
  }),
  'other-site': ({ host, ours, better }) => ({
    what: `${ours} is not of the same site as ${host}: browsers will not keep our consent cookie there.`,
    how: `Measurement works; audiences do not. Give this deployment a subdomain like ${better}, and serve p.js from it.`,
  }),
  redirected: ({ to }) => ({ what: `The address redirects to ${to}, which was checked.`, how: '' }),
  'banner-heard': ({ name, speaks }) => ({
    what: `Banner ${name}: it speaks ${speaks}, and the pixel listens.`,
    how: '',
  }),
  'banner-silent': ({ name }) => ({
    what: `Banner ${name}: neither IAB TCF nor Consent Mode in the HTML.`,
    how: 'If it does not switch them on elsewhere, call l2l.consent(true) or l2l.consent(false) when the visitor answers. Without that nobody enters an audience.',
  }),
}
