export const leadDesk = {
  title: 'Leads',
}
