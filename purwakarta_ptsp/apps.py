from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    # A module of its own: the site imports models, which do not exist yet while apps are being read.
    default_site = "purwakarta_ptsp.admin_site.PortalAdminSite"
