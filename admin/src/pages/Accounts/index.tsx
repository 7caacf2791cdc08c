import { Page } from '@strapi/strapi/admin';

export default function AccountsPage() {
  return <Page.Loading />;
}
