-- Two roles for one database. `ptsp_owner` owns the tables and runs `migrate`, nothing else; the portal
-- signs in as `ptsp_app`, which owns none. What is published and what is on a case's trail is held by
-- row triggers, and only an owner or a superuser can get round those: drop them, disable them, TRUNCATE.
--
-- Run once by a superuser in the portal's own, still empty database, with both passwords in the
-- environment. compose.yaml does so; elsewhere:
--   OWNER_PASSWORD=… APP_PASSWORD=… psql --dbname=ptsp --set=ON_ERROR_STOP=1 --file=deploy/roles.sql
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD

BEGIN;
CREATE ROLE ptsp_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE ptsp_app LOGIN PASSWORD :'app_password';

REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO ptsp_owner, ptsp_app;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO ptsp_owner;
GRANT USAGE ON SCHEMA public TO ptsp_app;

-- For every table that a migration will make. No TRUNCATE, no TRIGGER, no REFERENCES.
ALTER DEFAULT PRIVILEGES FOR ROLE ptsp_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ptsp_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ptsp_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO ptsp_app;
COMMIT;
