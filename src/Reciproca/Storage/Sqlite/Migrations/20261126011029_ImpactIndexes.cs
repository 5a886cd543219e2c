using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImpactIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ImpactLine_Measure_A_B",
                table: "ImpactLine");

            migrationBuilder.CreateIndex(
                name: "IX_ImpactLine_Measure_A_B_RecordId",
                table: "ImpactLine",
                columns: new[] { "Measure", "A", "B", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImpactLine_Measure_RecordId",
                table: "ImpactLine",
                columns: new[] { "Measure", "RecordId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ImpactLine_Measure_A_B_RecordId",
                table: "ImpactLine");

            migrationBuilder.DropIndex(
                name: "IX_ImpactLine_Measure_RecordId",
                table: "ImpactLine");

            migrationBuilder.CreateIndex(
                name: "IX_ImpactLine_Measure_A_B",
                table: "ImpactLine",
                columns: new[] { "Measure", "A", "B" });
        }
    }
}
