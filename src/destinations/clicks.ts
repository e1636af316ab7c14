/** By platform: what of a click it can recognise a browser by, in its conversions API. Some are cookies of its own script.
 *  Sources: the platforms' files beside this one. */
export const CLICK_IDS_OF: Readonly<Record<string, readonly string[]>> = {
  meta: ['fbclid', '_fbc', '_fbp'],
  google: ['gclid', 'wbraid', 'gbraid'],
  linkedin: ['li_fat_id'],
  tiktok: ['ttclid', '_ttp'],
  pinterest: ['epik', '_epik'],
  snapchat: ['ScCid', '_scid'],
  x: ['twclid'],
  reddit: ['rdt_cid', '_rdt_uuid'],
  microsoft: ['msclkid'],
}
