<?xml version="1.0" encoding="UTF-8"?>
<!-- Copies a CycloneDX document without its optional components. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="http://cyclonedx.org/schema/bom/1.6">
	<xsl:output encoding="UTF-8" indent="no"/>
	<xsl:key name="optional" match="c:components/c:component[c:scope='optional']" use="@bom-ref"/>
	<xsl:template match="@*|node()">
		<xsl:copy>
			<xsl:apply-templates select="@*|node()"/>
		</xsl:copy>
	</xsl:template>
	<xsl:template match="c:components/c:component[c:scope='optional']"/>
	<xsl:template match="c:dependency[key('optional', @ref)]"/>
</xsl:stylesheet>
