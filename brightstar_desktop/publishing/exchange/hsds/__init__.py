"""The directory in HSDS 3.0, the Human Services Data Specification of Open Referral."""

from brightstar_desktop.publishing.exchange.hsds.package import hsds_files

__all__ = ["hsds_files"]
